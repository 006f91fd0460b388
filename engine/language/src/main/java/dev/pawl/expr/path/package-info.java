/**
 * JSONPath as AWS Step Functions understands it: paths that read input, context object and variables, and the
 * reference
 * paths that say where a result goes. Does not belong here: what a field of a state does with the value.
 */
@NullMarked
package dev.pawl.expr.path;

import org.jspecify.annotations.NullMarked;
