package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;
import dev.pawl.lint.text.Change;
import java.net.URI;
import java.util.Set;

/** Calls over HTTP: a field with a newer name, and addresses that AWS cannot reach. */
final class HttpTaskRule implements LintRule {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0",
            "host.docker.internal");

    @Override
    public void check(Workflow workflow, Findings findings) {
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof TaskState task && task.resource() instanceof TaskResource.Integration i
                    && i.service().equals("http")) {
                String field = state.isJsonata() ? "Arguments" : "Parameters";
                check(state.node().path(field), state.field(field), findings);
            }
        }
    }

    private static void check(JsonNode given, Location at, Findings findings) {
        if (given.has("Authentication") && !given.has("InvocationConfig")) {
            Location old = at.child("Authentication");
            findings.add(LintCode.LEGACY_HTTP_AUTHENTICATION,
                    "Authentication is the older name of InvocationConfig", old,
                    Fix.of("Rename to InvocationConfig", new Change.Rename(old, "InvocationConfig")));
        }
        String endpoint = given.path("ApiEndpoint").asText("");
        if (endpoint.startsWith("http:") || LOCAL.contains(host(endpoint))) {
            findings.add(LintCode.NOT_ON_AWS_ADDRESS,
                    "AWS calls public addresses over https, and this is " + endpoint, at.child("ApiEndpoint"));
        }
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
