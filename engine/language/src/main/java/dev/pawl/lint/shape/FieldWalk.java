package dev.pawl.lint.shape;

import dev.pawl.asl.NumberField;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.TextField;
import dev.pawl.asl.WaitState;
import dev.pawl.asl.parse.Location;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.expr.template.PathValue;
import dev.pawl.lint.shape.FlowProblem.Kind;
import dev.pawl.lint.shape.Kinds.Expected;

/** Fields that need a number or a text. Each answers whether the state may go on. */
final class FieldWalk {
    private final DataWalk data;
    private final Findings findings;

    FieldWalk(DataWalk data, Findings findings) {
        this.data = data;
        this.findings = findings;
    }

    boolean task(TaskState state, Place place) {
        boolean timeout = state.timeoutSeconds().map(f -> number(f, place, place.sight(), "TimeoutSeconds"))
                .orElse(true);
        boolean heartbeat = state.heartbeatSeconds().map(f -> number(f, place, place.sight(), "HeartbeatSeconds"))
                .orElse(true);
        return timeout && heartbeat;
    }

    boolean until(WaitState.Until until, Place place, Sight sight) {
        return switch (until) {
            case WaitState.Until.Seconds s -> number(s.seconds(), place, sight, "Seconds");
            case WaitState.Until.Timestamp t -> text(t.timestamp(), place, sight, "Timestamp");
        };
    }

    boolean number(NumberField field, Place place, Sight sight, String name) {
        return switch (field) {
            case NumberField.Constant c -> true;
            case NumberField.FromPath p -> path(p.path(), place, sight, name, Kinds.COUNT);
            case NumberField.FromJsonata j -> jsonata(j.expression(), place, sight, name, Kinds.NUMBER);
        };
    }

    boolean text(TextField field, Place place, Sight sight, String name) {
        return switch (field) {
            case TextField.Constant c -> true;
            case TextField.FromPath p -> path(p.path(), place, sight, name, Kinds.TEXT);
            case TextField.FromJsonata j -> jsonata(j.expression(), place, sight, name, Kinds.TEXT);
        };
    }

    private boolean path(PathValue path, Place place, Sight sight, String name, Expected expected) {
        Location location = place.at(name + "Path");
        Shape value = data.templates().value(path, sight, location);
        return fits(value, expected, location, path.text());
    }

    private boolean jsonata(JsonataExpression expression, Place place, Sight sight, String name, Expected expected) {
        Location location = place.at(name);
        Shape value = data.jsonata().value(expression, sight, location);
        return fits(value, expected, location, expression.source());
    }

    /** Whether the value may be of the kind that is needed. */
    boolean fits(Shape value, Expected expected, Location location, String source) {
        if (!value.isNever() && !expected.mayFit(value)) {
            findings.add(Kind.TYPE_NEVER_FITS, location, "Expected '" + source + "' to give " + expected.words()
                    + ", but it always gives " + value.inWords() + ". The state always fails.");
        }
        return expected.mayFit(value);
    }
}
