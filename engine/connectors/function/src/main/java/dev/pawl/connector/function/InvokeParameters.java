package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.function.FunctionCall;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of {@code lambda:invoke}. */
final class InvokeParameters {
    private static final Set<String> NAMES = Set.of("FunctionName", "Payload", "InvocationType", "LogType",
            "ClientContext", "Qualifier", "TenantId");

    private final JsonNode parameters;
    private final List<String> problems = new ArrayList<>();

    private InvokeParameters(JsonNode parameters) {
        this.parameters = parameters;
    }

    /** A call, or why there can be none. */
    sealed interface Result {
        record Call(FunctionName function, Optional<String> payload, Invocation.Options options) implements Result {}

        record Unusable(String cause) implements Result {}
    }

    static Result read(JsonNode parameters) {
        return new InvokeParameters(parameters).read();
    }

    private Result read() {
        parameters.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                problems.add("The field '" + name + "' is not supported by Step Functions");
            }
        });
        Optional<String> function = text("FunctionName");
        if (!parameters.hasNonNull("FunctionName")) {
            problems.add("The field 'FunctionName' is required but was missing");
        }
        Invocation.Options options = new Invocation.Options(type(), text("LogType").filter("Tail"::equals).isPresent(),
                clientContext(), text("Qualifier"));
        if (!problems.isEmpty() || function.isEmpty()) {
            return new Result.Unusable("The Parameters '" + Json.write(parameters)
                    + "' could not be used to start the Task: [" + String.join(", ", problems) + "]");
        }
        return new Result.Call(FunctionName.parse(function.get()), payload(), options);
    }

    private Optional<String> text(String name) {
        JsonNode value = parameters.path(name);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        if (!value.isMissingNode() && !value.isNull()) {
            problems.add("The value for the field '" + name + "' must be a STRING");
        }
        return Optional.empty();
    }

    private FunctionCall.Type type() {
        Optional<FunctionCall.Type> type = FunctionCall.Type
                .named(text("InvocationType").orElse(FunctionCall.Type.REQUEST_RESPONSE.wireName()));
        if (type.isEmpty()) {
            problems.add("The value for the field 'InvocationType' must be one of the values: ["
                    + Stream.of(FunctionCall.Type.values()).map(FunctionCall.Type::wireName)
                            .collect(Collectors.joining(", "))
                    + "]");
        }
        return type.orElse(FunctionCall.Type.REQUEST_RESPONSE);
    }

    /** A text is already JSON text: that is how AWS takes it. */
    private Optional<String> payload() {
        JsonNode value = parameters.path("Payload");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value.isTextual() ? value.textValue() : Json.write(value));
    }

    private Optional<String> clientContext() {
        JsonNode value = parameters.path("ClientContext");
        if (value.isObject()) {
            return Optional
                    .of(Base64.getEncoder().encodeToString(Json.write(value).getBytes(StandardCharsets.UTF_8)));
        }
        return text("ClientContext");
    }
}
