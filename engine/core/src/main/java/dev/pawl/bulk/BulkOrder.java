package dev.pawl.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be done to which executions.
 *
 * @param kind
 *            what
 * @param search
 *            in the search language
 * @param parameters
 *            of that kind: {@code error} and {@code cause} of a stop; {@code to} of a migration;
 *            {@code state},
 *            {@code visit}, {@code to}, {@code inputPatch}, {@code variablesPatch} and {@code stopOriginal}
 *            of a fork; {@code reason} and {@code children} of a pause
 * @param perSecond
 *            so many executions a second at most
 * @param by
 *            who asked, for people
 * @param who
 *            the same, as whoever decides about access knows them
 */
public record BulkOrder(Kind kind, String search, ObjectNode parameters, int perSecond, String by, JsonNode who) {
    /** What can be done to many executions. */
    public enum Kind {
        STOP("StopExecution"), REDRIVE("RedriveExecution"), FORK("ForkExecution"), MIGRATE("MigrateExecution"), PAUSE(
                "PauseExecution"), RESUME("ResumeExecution");

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }

        /** The operation that whoever asked must be allowed for each execution. */
        public String operation() {
            return operation;
        }

        /** As it is written. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #text} gives. */
        public static Optional<Kind> of(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Has executions dealt with at this pace unless another is asked for. */
    public static final int USUAL_PER_SECOND = 50;
    /** No action is faster. */
    public static final int MOST_PER_SECOND = 1_000;

    /** A parameter that is a text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    Payload write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind.text()).put("search", search)
                .put("perSecond", perSecond).put("by", by);
        json.set("parameters", parameters);
        json.set("who", who);
        return Payload.of(json);
    }

    /** An order as it is stored. */
    public static BulkOrder read(Payload stored) {
        JsonNode json = stored.value();
        return new BulkOrder(Kind.of(json.path("kind").asText()).orElseThrow(), json.path("search").asText(),
                (ObjectNode) json.path("parameters"), json.path("perSecond").asInt(USUAL_PER_SECOND),
                json.path("by").asText(), json.path("who"));
    }
}
