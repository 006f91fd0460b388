package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.template.PathValue;

/** A text that is written down, or found when the state runs. */
public sealed interface TextField {
    /** Written down. */
    record Constant(String value) implements TextField {}

    /** From the field's …Path variant, or from a member that ends in ".$". */
    record FromPath(PathValue path) implements TextField {}

    /** From a JSONata expression. */
    record FromJsonata(JsonataExpression expression) implements TextField {}
}
