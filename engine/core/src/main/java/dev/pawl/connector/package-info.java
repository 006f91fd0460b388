/**
 * How work is handed to the world outside: the interface that every connector implements, and the values that
 * pass
 * through it. Belongs here: nothing that depends on one service. Patterns such as .sync are the core's
 * business.
 */
@NullMarked
package dev.pawl.connector;

import org.jspecify.annotations.NullMarked;
