package dev.pawl.interpreter.state;

import dev.pawl.asl.FailState;
import dev.pawl.asl.TextField;
import dev.pawl.expr.Scope;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.error.Failures;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import java.util.Optional;

/** Fail: the flow fails, and only what is around it can catch that. */
final class FailHandler {
    private FailHandler() {}

    static void begin(Turn turn, Frame frame, FailState state) {
        Failure failure = new Failure(text(turn, frame, state.error(), "Error"),
                text(turn, frame, state.cause(), "Cause"));
        Failures.ofFailState(turn, frame, failure);
    }

    private static Optional<String> text(Turn turn, Frame frame, Optional<TextField> field, String name) {
        return field.map(f -> {
            if (f instanceof TextField.Constant constant) {
                return constant.value();
            }
            Scope scope = Scopes.of(turn, frame);
            return Fields.text(f, scope, name);
        });
    }
}
