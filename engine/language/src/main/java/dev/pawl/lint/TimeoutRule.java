package dev.pawl.lint;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.lint.flow.StatePlace;
import dev.pawl.lint.flow.Workflow;

/** Whoever waits for somebody else needs to know when to give up. */
final class TimeoutRule implements LintRule {
    @Override
    public void check(Workflow workflow, Findings findings) {
        boolean bounded = workflow.machine().timeoutSeconds().isPresent() || workflow.type() == MachineType.EXPRESS;
        boolean works = false;
        for (StatePlace state : workflow.states()) {
            if (state.state() instanceof TaskState task) {
                if (!bounded && task.timeoutSeconds().isEmpty() && task.heartbeatSeconds().isEmpty()) {
                    check(state, task, findings);
                    works |= !Waiting.in(state);
                }
                checkHeartbeat(state, task, findings);
            }
        }
        if (works && !bounded) {
            findings.add(LintCode.MACHINE_WITHOUT_TIMEOUT,
                    "Neither the machine nor all of its tasks have TimeoutSeconds: an execution that hangs does so for up"
                            + " to a year",
                    workflow.root().at());
        }
    }

    private static void check(StatePlace state, TaskState task, Findings findings) {
        switch (task.resource()) {
            case TaskResource.LambdaFunction f -> {
                // ends by itself
            }
            case TaskResource.Activity a -> add(state, "If no worker answers", findings);
            case TaskResource.Integration i -> {
                switch (i.pattern()) {
                    case REQUEST_RESPONSE -> {
                        // ends by itself
                    }
                    case SYNC, SYNC_2 -> findings.add(LintCode.JOB_WITHOUT_TIMEOUT,
                            "A job that never ends keeps the execution for up to a year; TimeoutSeconds gives up, and"
                                    + " stops it",
                            state.at());
                    case WAIT_FOR_TASK_TOKEN -> {
                        if (!hasTimeOutOfItsOwn(i)) {
                            add(state, "If nobody brings the task token back", findings);
                        }
                    }
                }
            }
        }
    }

    /** Requests for approval say themselves when they are due. */
    private static boolean hasTimeOutOfItsOwn(TaskResource.Integration integration) {
        return integration.arn().startsWith("arn:pawl:");
    }

    private static void add(StatePlace state, String when, Findings findings) {
        findings.add(LintCode.CALLBACK_WITHOUT_TIMEOUT, when
                + ", the execution hangs for up to a year; TimeoutSeconds or HeartbeatSeconds gives up", state.at());
    }

    /** Only workers and holders of task tokens can send a heartbeat. */
    private static void checkHeartbeat(StatePlace state, TaskState task, Findings findings) {
        boolean sends = switch (task.resource()) {
            case TaskResource.LambdaFunction f -> false;
            case TaskResource.Activity a -> true;
            case TaskResource.Integration i -> i.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
        };
        if (task.heartbeatSeconds().isPresent() && !sends) {
            String field = state.node().has("HeartbeatSeconds") ? "HeartbeatSeconds" : "HeartbeatSecondsPath";
            findings.add(LintCode.HEARTBEAT_NEVER_SENT,
                    "Nobody can send a heartbeat for this task: it times out after HeartbeatSeconds even while the work"
                            + " is done",
                    state.field(field));
        }
    }
}
