package dev.pawl.asl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problems;
import dev.pawl.asl.parse.ResourceParser;

/** What is short-lived waits for nobody: no activities, no jobs, no callbacks and no executions of a Map. */
final class ExpressRule implements Rule {
    @Override
    public void check(Outline outline, Problems problems) {
        for (FlowNode flow : outline.flows()) {
            if (flow.runsAs() == MachineType.EXPRESS) {
                flow.states().forEach(s -> check(s, problems));
            }
        }
    }

    private static void check(StateNode state, Problems problems) {
        Location at = state.location().child("Resource");
        if (state.is("Task")) {
            ResourceParser.of(state.text("Resource")).ifPresent(r -> checkResource(r, at, problems));
        }
        for (String name : new String[]{"ItemProcessor", "Iterator"}) {
            JsonNode mode = state.node().path(name).path("ProcessorConfig").path("Mode");
            if (mode.asText("").equals("DISTRIBUTED")) {
                problems.schema("The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state"
                        + " machines", state.location().child(name).child("ProcessorConfig").child("Mode"));
            }
        }
    }

    private static void checkResource(TaskResource resource, Location at, Problems problems) {
        switch (resource) {
            case TaskResource.LambdaFunction f -> {
                // answers within minutes
            }
            case TaskResource.Activity a -> problems.schema("Express state machine does not support Activity ARN", at);
            case TaskResource.Integration i -> checkPattern(i.pattern(), at, problems);
        }
    }

    private static void checkPattern(TaskResource.Pattern pattern, Location at, Problems problems) {
        switch (pattern) {
            case REQUEST_RESPONSE -> {
                // answers within minutes
            }
            case SYNC, SYNC_2 -> problems.schema("Express state machine does not support '.sync' service integration",
                    at);
            // AWS ends this one with a space
            case WAIT_FOR_TASK_TOKEN -> problems
                    .schema("Express state machine does not support '.waitForTaskToken' service integration ", at);
        }
    }
}
