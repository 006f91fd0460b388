package dev.pawl.http.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.http.call.CallException;
import dev.pawl.http.call.ParameterProblems;
import dev.pawl.http.transport.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of {@code http:invoke}.
 *
 * @param query
 *            of QueryParameters; a text counts as a query that is written already
 * @param connectionArn
 *            of InvocationConfig, or of Authentication in older definitions
 */
record HttpParameters(Target target, List<Field> headers, Query query, Optional<JsonNode> body, Transform transform,
        Optional<String> connectionArn) {
    static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

    private static final Set<String> NAMES = Set.of("ApiEndpoint", "Method", "Authentication", "InvocationConfig",
            "Headers", "QueryParameters", "RequestBody", "Transform");

    /** Where the call goes. */
    record Target(String endpoint, String method) {}

    /** What is added to the URL. */
    record Query(List<Field> fields, String written) {}

    /** How the body is written. */
    record Transform(boolean urlEncoded, ArrayFormat arrays) {}

    /** How arrays are written in a form. */
    enum ArrayFormat {
        INDICES, REPEAT, COMMAS, BRACKETS
    }

    static HttpParameters read(JsonNode parameters) throws CallException {
        ParameterProblems in = new ParameterProblems(parameters, NAMES);
        Target target = new Target(in.required("ApiEndpoint"), in.requiredOneOf("Method", METHODS));
        List<Field> headers = in.fields("Headers");
        ForbiddenHeaders.find(headers).ifPresent(in::add);
        JsonNode written = parameters.path("QueryParameters");
        Query query = written.isTextual()
                ? new Query(List.of(), written.textValue())
                : new Query(in.fields("QueryParameters"), "");
        Optional<JsonNode> body = Optional.of(parameters.path("RequestBody")).filter(b -> !b.isMissingNode());
        Optional<String> connection = arn(in.object("InvocationConfig"))
                .or(() -> arn(in.object("Authentication")));
        Transform transform = transform(in);
        in.throwIfAny();
        return new HttpParameters(target, headers, query, body, transform, connection);
    }

    private static Transform transform(ParameterProblems in) {
        ParameterProblems transform = in.inside("Transform", Set.of("RequestBodyEncoding", "RequestEncodingOptions"));
        boolean urlEncoded = transform.oneOf("RequestBodyEncoding", Set.of("NONE", "URL_ENCODED")).orElse("NONE")
                .equals("URL_ENCODED");
        ParameterProblems options = transform.inside("RequestEncodingOptions", Set.of("ArrayFormat"));
        ArrayFormat arrays = options.oneOf("ArrayFormat", Set.of("INDICES", "REPEAT", "COMMAS", "BRACKETS"))
                .map(ArrayFormat::valueOf).orElse(ArrayFormat.INDICES);
        return new Transform(urlEncoded, arrays);
    }

    private static Optional<String> arn(JsonNode config) {
        return Optional.of(config.path("ConnectionArn")).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
