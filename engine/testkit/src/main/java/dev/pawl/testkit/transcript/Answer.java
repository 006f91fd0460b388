package dev.pawl.testkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.json.Payload;
import java.util.Optional;

/** What the world answers to a task. */
public sealed interface Answer {
    /** It is done. */
    record Succeed(Payload output) implements Answer {}

    /** It failed. */
    record Fail(Failure failure) implements Answer {}

    /** It was accepted, and then something else came. */
    record Accept(Payload output, Answer then) implements Answer {}

    /** A worker took it, and then something else came. */
    record Take(Answer then) implements Answer {}

    /** Nothing comes, ever. */
    record Silence() implements Answer {}

    /** Instead of an answer, the whole execution is stopped. */
    record Stop(Failure failure) implements Answer {}

    /** Reads an answer such as {@code {"succeed": {…}}} or {@code {"fail": ["Error", "Cause"]}}. */
    static Answer read(JsonNode node) {
        String kind = node.fieldNames().next();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "succeed" -> new Succeed(Payload.of(value));
            case "fail" -> new Fail(failure(value));
            case "accept" -> new Accept(Payload.of(value), read(node.get("then")));
            case "take" -> new Take(read(value));
            case "silence" -> new Silence();
            case "stop" -> new Stop(failure(value));
            default -> throw new IllegalArgumentException("Expected an answer, but got " + kind);
        };
    }

    private static Failure failure(JsonNode pair) {
        return new Failure(text(pair, 0), text(pair, 1));
    }

    private static Optional<String> text(JsonNode pair, int index) {
        return Optional.ofNullable(pair.get(index)).map(JsonNode::textValue);
    }
}
