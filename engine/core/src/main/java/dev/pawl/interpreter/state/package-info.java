/**
 * What each kind of state does: one handler for each. Does not belong here: how data flows and what follows a
 * failure,
 * which all of them share.
 */
@NullMarked
package dev.pawl.interpreter.state;

import org.jspecify.annotations.NullMarked;
