/**
 * Expressions: what they may see, what they may use, how they fail. Each expression language has a package of
 * its own
 * below. Does not belong here: anything that knows a state.
 */
@NullMarked
package dev.pawl.expr;

import org.jspecify.annotations.NullMarked;
