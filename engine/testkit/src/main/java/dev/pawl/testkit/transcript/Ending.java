package dev.pawl.testkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.util.Optional;

/** How an execution ended, as transcripts write it. */
public final class Ending {
    private Ending() {}

    /** Of a state. */
    public static JsonNode of(ExecutionState state) {
        return of(state.status(), state.output(), state.failure());
    }

    /** Status, and output or error and cause. */
    public static JsonNode of(ExecutionStatus status, Optional<Payload> output, Failure failure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", status.name());
        output.ifPresent(o -> node.set("output", o.value()));
        failure.error().ifPresent(e -> node.put("error", e));
        failure.cause().ifPresent(c -> node.put("cause", c));
        return node;
    }
}
