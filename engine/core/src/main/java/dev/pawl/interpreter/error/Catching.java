package dev.pawl.interpreter.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.Catcher;
import dev.pawl.expr.EvaluationException;
import dev.pawl.expr.Scope;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.DataOut;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.util.Map;
import java.util.Optional;

/** Catch: a failed state leads elsewhere, with its error as data. */
final class Catching {
    private Catching() {}

    static void go(Turn turn, Frame frame, Catcher catcher, Failure failure) {
        try {
            DataOut out = handle(turn, frame, catcher.handling(), errorOutput(failure));
            turn.emit(frame, new Event.StateExited(turn.stateOf(frame).type(), Turn.inside(frame).state(),
                    out.output(), out.assigned(), Optional.of(catcher.next())));
        } catch (EvaluationException e) {
            // A catcher that cannot be evaluated does not catch its own failure.
            Failure broken = Failure.of(e.error(), turn.located(Turn.inside(frame), e.getMessage()));
            if (catcher.handling() instanceof Catcher.Handling.Jsonata) {
                turn.emit(frame, new Event.EvaluationFailed(broken, e.location(), Turn.inside(frame).state()));
            }
            Failures.flowFailed(turn, frame, broken);
        }
    }

    private static DataOut handle(Turn turn, Frame frame, Catcher.Handling handling, Payload error) {
        return switch (handling) {
            case Catcher.Handling.JsonPath h -> {
                Map<String, Payload> assigned = h.assign().map(template -> DataOut.assignJsonPath(template,
                        Scopes.of(turn, frame).withData(error.value()))).orElse(Map.of());
                yield new DataOut(DataOut.place(h.resultPath(), Turn.inside(frame).input(), error), assigned);
            }
            case Catcher.Handling.Jsonata h -> {
                Scope scope = Scopes.of(turn, frame).withErrorOutput(error.value());
                Map<String, Payload> assigned = h.assign()
                        .map(template -> DataOut.assignJsonata(template, scope)).orElse(Map.of());
                Payload output = h.output().map(template -> Payload.of(template.evaluate(scope, "Output")))
                        .orElse(error);
                yield new DataOut(output, assigned);
            }
        };
    }

    /** Error and Cause as an object; a time-out has an empty cause, a worker that gave no reason leaves nulls. */
    private static Payload errorOutput(Failure failure) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        boolean timeout = failure.error().filter(ErrorNames.TIMEOUT::equals).isPresent();
        failure.error().ifPresentOrElse(error -> output.put("Error", error), () -> output.putNull("Error"));
        failure.cause().ifPresentOrElse(cause -> output.put("Cause", cause), () -> {
            if (timeout) {
                output.put("Cause", "");
            } else {
                output.putNull("Cause");
            }
        });
        return Payload.of(output);
    }
}
