/**
 * JSONata as AWS Step Functions runs it: version 2.0 with AWS's own functions, its error texts and a budget.
 * The only
 * user of the JSONata library. Does not belong here: what a field of a state does with the value.
 */
@NullMarked
package dev.pawl.expr.jsonata;

import org.jspecify.annotations.NullMarked;
