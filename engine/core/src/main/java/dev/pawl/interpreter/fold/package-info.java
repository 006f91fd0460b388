/**
 * How events change a state: the only way a state changes. Belongs here: folding, and states left behind as
 * snapshots.
 * Nothing here evaluates an expression or knows the definition.
 */
@NullMarked
package dev.pawl.interpreter.fold;

import org.jspecify.annotations.NullMarked;
