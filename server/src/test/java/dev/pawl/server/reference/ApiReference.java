package dev.pawl.server.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.api.model.ServiceModel;
import dev.pawl.server.api.model.Shape.StructureShape;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/reference/api.md: the model's facts, and beside them what we say about them. */
final class ApiReference {
    private final ServiceModel model;
    private final JsonNode remarks;

    ApiReference(ServiceModel model, JsonNode remarks) {
        this.model = model;
        this.remarks = remarks;
    }

    String page() {
        return """
                # API

                <!-- Made from the server's model and from remarks.json beside ApiReferenceTest, which also says how to \
                write it anew. -->

                Every operation and every error of AWS Step Functions (API version 2016-11-23), as `pawl server` answers it: \
                `POST /`, JSON 1.0, `X-Amz-Target: AWSStepFunctions.`*operation*. What a member means is in AWS's API \
                Reference; here is what there is, and what differs. What differs for all operations is in \
                [Operations and differences](operations.md).

                ## Operations

                A star marks members that a request must have.

                | operation | request | answer | differs from AWS |
                |---|---|---|---|
                """
                + model.operations().stream().map(this::operation).collect(Collectors.joining())
                + """

                        ## Errors

                        All have status 400. The type of a request's members and their limits are checked before anything \
                        else (`SerializationException`, `ValidationException`).

                        | error | of operations | here it means |
                        |---|---|---|
                        """
                + errors();
    }

    private String operation(OperationModel operation) {
        return row("**" + operation.name() + "**", members(operation.input(), true), members(operation.output(), false),
                remarks.path("operations").path(operation.name()).asText("–"));
    }

    private static String members(StructureShape shape, boolean request) {
        String names = shape.members().values().stream()
                .map(member -> "`" + member.name() + "`" + (request && member.required() ? "\\*" : ""))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }

    private String errors() {
        TreeMap<String, List<String>> operations = new TreeMap<>();
        model.operations().forEach(operation -> operation.errors().forEach(error -> operations.put(error,
                model.operations().stream().filter(other -> other.errors().contains(error)).map(OperationModel::name)
                        .toList())));
        return operations.entrySet().stream().map(error -> row("**" + error.getKey() + "**",
                String.join(", ", error.getValue()), remarks.path("errors").path(error.getKey()).asText("")))
                .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
