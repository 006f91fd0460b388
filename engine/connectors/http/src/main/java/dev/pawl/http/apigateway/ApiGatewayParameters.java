package dev.pawl.http.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.lint.ApiGatewayHeaders;
import dev.pawl.http.call.CallException;
import dev.pawl.http.call.ParameterProblems;
import dev.pawl.http.transport.HeaderText;
import dev.pawl.http.transport.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of {@code apigateway:invoke}. */
record ApiGatewayParameters(Target target, List<Field> headers, List<Field> query, Optional<JsonNode> body,
        boolean signed) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Set<String> NAMES = Set.of("ApiEndpoint", "Method", "Headers", "Stage", "Path",
            "QueryParameters", "RequestBody", "AllowNullValues", "AuthType");
    private static final Set<String> AUTH_TYPES = Set.of("NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY");
    /** What would break the message; AWS lets it be said, and says something else. */
    private static final Set<String> FRAMING = Set.of("content-length", "keep-alive", "proxy-connection");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");

    /** Where the call goes. */
    record Target(String host, String method, String stage, String path) {}

    static ApiGatewayParameters read(JsonNode parameters) throws CallException {
        ParameterProblems in = new ParameterProblems(parameters, NAMES);
        Target target = new Target(in.required("ApiEndpoint"), in.requiredOneOf("Method", METHODS),
                in.text("Stage").orElse(""), in.text("Path").orElse(""));
        if (!target.host.isEmpty() && !HOST.matcher(target.host).matches()) {
            in.add("The value of the field 'ApiEndpoint' has an invalid format");
        }
        List<Field> headers = lists(in, parameters, "Headers");
        refuse(headers, in);
        List<Field> query = lists(in, parameters, "QueryParameters");
        boolean nulls = parameters.path("AllowNullValues").asBoolean(false);
        Optional<JsonNode> body = Optional.of(parameters.path("RequestBody")).filter(b -> !b.isMissingNode())
                .map(b -> nulls ? b : WithoutNulls.of(b));
        boolean signed = !in.oneOf("AuthType", AUTH_TYPES).orElse("NO_AUTH").equals("NO_AUTH");
        in.throwIfAny();
        return new ApiGatewayParameters(target, headers, query, body, signed);
    }

    /** Each value has to be a list, as AWS wants it. */
    private static List<Field> lists(ParameterProblems in, JsonNode parameters, String name) {
        for (JsonNode value : parameters.path(name)) {
            if (!value.isArray()) {
                in.add("The value of the field '" + name + "' has an invalid format");
            }
        }
        return in.fields(name);
    }

    private static void refuse(List<Field> headers, ParameterProblems in) {
        List<String> names = headers.stream().map(Field::name).toList();
        List<String> unsupported = new ArrayList<>(ApiGatewayHeaders.unsupported(names));
        names.stream().filter(name -> FRAMING.contains(name.toLowerCase(Locale.ROOT)) || !HeaderText.isName(name))
                .forEach(unsupported::add);
        if (!unsupported.isEmpty()) {
            in.add("The 'Headers' field contains unsupported values: " + unsupported);
        }
        if (headers.stream().anyMatch(field -> !HeaderText.isValue(field.value()))) {
            in.add("The value of the field 'Headers' has an invalid format");
        }
    }
}
