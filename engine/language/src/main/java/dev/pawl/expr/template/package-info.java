/**
 * Payload templates of JSONPath mode: JSON whose keys ending in {@code .$} are filled in, and single fields
 * that take a
 * path or an intrinsic. Does not belong here: JSONata templates.
 */
@NullMarked
package dev.pawl.expr.template;

import org.jspecify.annotations.NullMarked;
