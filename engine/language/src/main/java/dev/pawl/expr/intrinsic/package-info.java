/**
 * The {@code States.*} functions of JSONPath mode, one class for each. Does not belong here: payload
 * templates, which
 * decide where an intrinsic may stand.
 */
@NullMarked
package dev.pawl.expr.intrinsic;

import org.jspecify.annotations.NullMarked;
