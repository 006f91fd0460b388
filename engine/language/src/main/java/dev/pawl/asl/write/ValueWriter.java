package dev.pawl.asl.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.NumberField;
import dev.pawl.asl.TextField;
import dev.pawl.asl.Transition;
import dev.pawl.expr.jsonata.JsonataExpression;
import java.math.BigDecimal;

/** Writes fields that hold one value. */
final class ValueWriter {
    private ValueWriter() {}

    static void number(NumberField field, String name, ObjectNode into) {
        switch (field) {
            case NumberField.Constant c -> number(c.value(), name, into);
            case NumberField.FromPath p -> into.put(name + "Path", p.path().text());
            case NumberField.FromJsonata j -> into.put(name, expression(j.expression()));
        }
    }

    /** As an integer where it is one, since a definition may not say 5.0 or 1E+2. */
    private static void number(BigDecimal value, String name, ObjectNode into) {
        if (value.stripTrailingZeros().scale() <= 0) {
            into.put(name, value.toBigIntegerExact());
        } else {
            into.put(name, value);
        }
    }

    /** With the name that the field has when its text comes from a path. */
    static void text(TextField field, String name, String pathName, ObjectNode into) {
        switch (field) {
            case TextField.Constant c -> into.put(name, c.value());
            case TextField.FromPath p -> into.put(pathName, p.path().text());
            case TextField.FromJsonata j -> into.put(name, expression(j.expression()));
        }
    }

    static String expression(JsonataExpression expression) {
        return "{% " + expression.source() + " %}";
    }

    static void transition(Transition transition, ObjectNode into) {
        switch (transition) {
            case Transition.Next n -> into.put("Next", n.state());
            case Transition.End e -> into.put("End", true);
        }
    }
}
