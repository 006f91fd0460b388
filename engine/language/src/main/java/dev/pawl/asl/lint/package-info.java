/**
 * Checks whole definitions as CreateStateMachine does: the rules that look at several states, at names, at
 * what an
 * Express machine may not do, and at which services there are. The rules read the JSON and not the model, so
 * that they
 * have their say even where a field is wrong. Does not belong here: what one field or one object decides
 * alone (the
 * parser).
 */
@NullMarked
package dev.pawl.asl.lint;

import org.jspecify.annotations.NullMarked;
