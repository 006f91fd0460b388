/**
 * A decision in the making, and what handlers of all states share: what expressions see, and how data flows
 * in and out.
 * Does not belong here: what one kind of state does.
 */
@NullMarked
package dev.pawl.interpreter.turn;

import org.jspecify.annotations.NullMarked;
