package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.approval.ApprovalArguments;
import dev.pawl.asl.approval.Dynamic;
import dev.pawl.asl.approval.Mistake;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problems;
import dev.pawl.asl.parse.ResourceParser;

/**
 * A request for approval: what it is given literally has to make sense, and nobody decides within minutes.
 */
final class ApprovalRule implements Rule {
    private static final String PREFIX = "arn:pawl:states:::" + ApprovalArguments.SERVICE + ":";

    @Override
    public void check(Outline outline, Problems problems) {
        for (FlowNode flow : outline.flows()) {
            for (StateNode state : flow.states()) {
                if (state.is("Task") && state.text("Resource").startsWith(PREFIX)) {
                    check(outline, flow, state, problems);
                }
            }
        }
    }

    private static void check(Outline outline, FlowNode flow, StateNode state, Problems problems) {
        Location resource = state.location().child("Resource");
        if (!state.text("Resource").equals(ApprovalArguments.RESOURCE)) {
            problems.schema(ResourceParser.unknown(state.text("Resource")), resource);
            return;
        }
        if (flow.runsAs() == MachineType.EXPRESS) {
            problems.schema("Express state machine does not support requests for approval", resource);
        }
        boolean jsonata = outline.isJsonata(state);
        String field = jsonata ? "Arguments" : "Parameters";
        JsonNode given = state.node().path(field);
        if (given.isMissingNode()) {
            problems.schema(field + " field is required for resource ARN: " + ApprovalArguments.RESOURCE,
                    state.location());
            return;
        }
        for (Mistake mistake : ApprovalArguments.check(given, state.location().child(field),
                jsonata ? Dynamic.JSONATA : Dynamic.JSON_PATH)) {
            problems.schema(mistake.message(), mistake.at());
        }
    }
}
