package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problems;
import dev.pawl.asl.parse.ResourceParser;

/** A Task names an action that exists, and gives it what it cannot do without. */
final class IntegrationRule implements Rule {
    @Override
    public void check(Outline outline, Problems problems) {
        for (StateNode state : outline.states()) {
            if (state.is("Task") && ResourceParser.of(state.text("Resource"))
                    .orElse(null) instanceof TaskResource.Integration i && Integrations.isAws(i)) {
                check(state, i, outline.isJsonata(state) ? "Arguments" : "Parameters", problems);
            }
        }
    }

    private static void check(StateNode state, TaskResource.Integration integration, String field, Problems problems) {
        if (!Integrations.exists(integration)) {
            problems.schema(ResourceParser.unknown(integration.arn()), state.location().child("Resource"));
            return;
        }
        JsonNode given = state.node().path(field);
        if (given.isMissingNode()) {
            problems.schema(field + " field is required for resource ARN: " + integration.arn(), state.location());
        } else if (given.isObject()) {
            checkMembers(given, state.location().child(field), integration, problems);
        }
    }

    private static void checkMembers(JsonNode given, Location at, TaskResource.Integration integration,
            Problems problems) {
        for (String name : ServiceParameters.required(integration)) {
            if (!given.has(name) && !given.has(name + ".$")) {
                problems.schema("The field '" + name + "' is required but was missing", at);
            }
        }
        ServiceParameters.taken(integration).ifPresent(taken -> given.fieldNames().forEachRemaining(field -> {
            String name = field.endsWith(".$") ? field.substring(0, field.length() - 2) : field;
            if (!taken.contains(name)) {
                problems.schema(ServiceParameters.unsupported(name), at);
            }
        }));
    }
}
