package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problems;
import dev.pawl.asl.parse.ResourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A call over HTTP has a method that there is, and one of an API behind API Gateway only headers that it may
 * have.
 */
final class HttpCallRule implements Rule {
    private static final Set<String> METHODS = new TreeSet<>(
            List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"));

    @Override
    public void check(Outline outline, Problems problems) {
        for (StateNode state : outline.states()) {
            if (state.is("Task") && ResourceParser.of(state.text("Resource"))
                    .orElse(null) instanceof TaskResource.Integration i && isCall(i)) {
                String field = outline.isJsonata(state) ? "Arguments" : "Parameters";
                JsonNode given = state.node().path(field);
                Location at = state.location().child(field);
                checkMethod(given.path("Method"), at, problems);
                if (i.service().equals("apigateway")) {
                    checkHeaders(given.path("Headers"), at, problems);
                }
            }
        }
    }

    private static boolean isCall(TaskResource.Integration i) {
        return i.action().equals("invoke") && (i.service().equals("http") || i.service().equals("apigateway"));
    }

    private static void checkMethod(JsonNode method, Location at, Problems problems) {
        boolean written = method.isTextual() && !method.textValue().startsWith("{%");
        if (written && !METHODS.contains(method.textValue())) {
            problems.schema("The value for the field 'Method' must be one of the values: " + METHODS, at);
        }
    }

    private static void checkHeaders(JsonNode headers, Location at, Problems problems) {
        List<String> names = new ArrayList<>();
        headers.fieldNames().forEachRemaining(name -> names.add(
                name.endsWith(".$") ? name.substring(0, name.length() - 2) : name));
        List<String> unsupported = ApiGatewayHeaders.unsupported(names);
        if (!unsupported.isEmpty()) {
            problems.schema("The 'Headers' field contains unsupported values: " + unsupported, at);
        }
    }
}
