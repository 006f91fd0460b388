package dev.pawl.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Payload;
import dev.pawl.server.api.error.ApiException;
import java.util.Optional;

/**
 * Configurations of machines and activities, brought into the one form in which they are kept, compared and
 * shown: with
 * defaults, without members that nobody knows.
 */
public enum Configuration {
    /** Where and how much of an execution is logged. */
    LOGGING("loggingConfiguration") {
        @Override
        ObjectNode complete(JsonNode given) {
            ObjectNode logging = object();
            JsonNode destinations = given.path("destinations");
            String level = given.path("level").asText(OFF);
            if (destinations.size() > 1 || (destinations.isEmpty() && !level.equals(OFF))) {
                throw new ApiException("InvalidLoggingConfiguration",
                        "Invalid Logging Configuration: Must specify exactly one Log Destination.");
            }
            if (!destinations.isEmpty()) {
                ObjectNode group = logging.putArray("destinations").addObject().putObject("cloudWatchLogsLogGroup");
                group.put("logGroupArn", logGroup(destinations.path(0)));
            }
            return logging.put("includeExecutionData", given.path("includeExecutionData").asBoolean(false)).put("level",
                    level);
        }

        private static String logGroup(JsonNode destination) {
            String arn = destination.path("cloudWatchLogsLogGroup").path("logGroupArn").asText("");
            if (!arn.matches("arn:[^:]+:logs:[^:]+:[^:]+:log-group:[^:]+:\\*")) {
                throw new ApiException("InvalidLoggingConfiguration",
                        "Invalid Logging Configuration: Expected the ARN of a log group that ends in ':*'.");
            }
            return arn;
        }
    },
    /** Whether executions are traced. */
    TRACING("tracingConfiguration") {
        @Override
        ObjectNode complete(JsonNode given) {
            if (!given.path("enabled").isBoolean()) {
                throw new ApiException("InvalidTracingConfiguration",
                        "Invalid Tracing Configuration: Expected enabled to be true or false, but it is missing.");
            }
            return object().put("enabled", given.path("enabled").booleanValue());
        }

        @Override
        ObjectNode standard() {
            return object().put("enabled", false);
        }
    },
    /** Whose key AWS would encrypt with; kept and shown, because tools compare it with what they wanted. */
    ENCRYPTION("encryptionConfiguration") {
        @Override
        ObjectNode complete(JsonNode given) {
            String type = given.path("type").asText(OWNED);
            JsonNode key = given.path("kmsKeyId");
            boolean owned = type.equals(OWNED);
            if (owned == key.isTextual()) {
                throw new ApiException("InvalidEncryptionConfiguration", "Invalid Encryption Configuration: "
                        + (owned ? "A kmsKeyId needs" : "There must be a kmsKeyId for")
                        + " the type CUSTOMER_MANAGED_KMS_KEY.");
            }
            ObjectNode encryption = object().put("type", type);
            return owned
                    ? encryption
                    : encryption.put("kmsKeyId", key.textValue()).put("kmsDataKeyReusePeriodSeconds",
                            given.path("kmsDataKeyReusePeriodSeconds").asInt(REUSE_SECONDS));
        }
    };

    private static final String OFF = "OFF";
    private static final String OWNED = "AWS_OWNED_KEY";
    private static final int REUSE_SECONDS = 300;

    private final String member;

    Configuration(String member) {
        this.member = member;
    }

    abstract ObjectNode complete(JsonNode given);

    /** What holds if nothing was given. */
    ObjectNode standard() {
        return complete(object());
    }

    /** As it is kept if nothing was given. */
    public Payload unsaid() {
        return Payload.of(standard());
    }

    /**
     * The configuration that somebody wrote down, in the form in which it is kept.
     *
     * @throws ApiException
     *             if it contradicts itself
     */
    public Payload of(JsonNode given) {
        return Payload.of(given.isEmpty() ? standard() : complete(given));
    }

    /**
     * The configuration of a request, or the default.
     *
     * @throws ApiException
     *             if it contradicts itself
     */
    public Payload read(Request request) {
        return Payload.of(request.optional(member).map(this::complete).orElseGet(this::standard));
    }

    /**
     * The configuration of a request that may leave it as it is.
     *
     * @throws ApiException
     *             if it contradicts itself
     */
    public Optional<Payload> readChange(Request request) {
        return request.optional(member).map(this::complete).map(Payload::of);
    }

    /** Adds what is kept, or the default, to an answer. */
    public void show(Optional<Payload> kept, ObjectNode answer) {
        answer.set(member, kept.map(Payload::value).orElseGet(this::standard));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
