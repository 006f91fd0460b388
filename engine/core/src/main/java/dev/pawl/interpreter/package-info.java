/**
 * The pure interpreter: what follows from a state and a trigger. Belongs here: deciding and folding, without
 * clock,
 * randomness, I/O or threads. Does not belong here: anything that stores, waits or calls.
 */
@NullMarked
package dev.pawl.interpreter;

import org.jspecify.annotations.NullMarked;
