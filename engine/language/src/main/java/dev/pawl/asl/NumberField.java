package dev.pawl.asl;

import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.template.PathValue;
import java.math.BigDecimal;

/** A number that is written down, or found when the state runs. */
public sealed interface NumberField {
    /** Written down. */
    record Constant(BigDecimal value) implements NumberField {}

    /** From the field's …Path variant. */
    record FromPath(PathValue path) implements NumberField {}

    /** From a JSONata expression. */
    record FromJsonata(JsonataExpression expression) implements NumberField {}
}
