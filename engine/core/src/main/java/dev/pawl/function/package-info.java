/**
 * Functions that run beside the engine, as whoever declares or calls them sees them: a port that the function
 * connector
 * fills. Belongs here: what a function is declared with, and what a call and its answer are. Does not belong
 * here: how a
 * function runs.
 */
@NullMarked
package dev.pawl.function;

import org.jspecify.annotations.NullMarked;
