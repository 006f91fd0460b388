package dev.pawl.browser.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Machines and executions for a test, and the workers of their activities. */
public final class Workflows {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Api api;

    Workflows(Api api) {
        this.api = api;
    }

    /** Creates a Standard machine; its ARN. */
    public String machine(String name, String definition) {
        return api.rest("POST", "/machines", "name", name, "definition", definition).path("stateMachineArn").asText();
    }

    /** Starts an execution; its ARN. */
    public String start(String machine, String name, String input) {
        return api.rest("POST", "/executions", "stateMachineArn", machine, "name", name, "input", input)
                .path("executionArn").asText();
    }

    /** Starts an execution and waits until it has ended; its ARN. */
    public String run(String machine, String name, String input) {
        String arn = start(machine, name, input);
        ended(arn);
        return arn;
    }

    /** An execution as it is now. */
    public JsonNode describe(String execution) {
        return api.rest("GET", Address.execution(execution));
    }

    /** Waits until an execution has ended; what it is then. */
    public JsonNode ended(String execution) {
        await("the end of " + execution, () -> !describe(execution).path("status").asText().equals("RUNNING"));
        return describe(execution);
    }

    /** Waits until so many events are in an execution's history. */
    public void awaitEvents(String execution, int count) {
        await(count + " events of " + execution,
                () -> api.rest("GET", Address.execution(execution) + "/history?limit=1")
                        .path("last").asInt() >= count);
    }

    /** Waits until something is so; looks every few milliseconds. */
    public static void await(String what, BooleanSupplier until) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Expected " + what + ", but waited in vain");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Creates an activity; its ARN is the Resource of states whose end a test decides. */
    public String activity(String name) {
        return api.aws("CreateActivity", "name", name).path("activityArn").asText();
    }

    /** Takes the next task of an activity; its token. */
    public String take(String activity) {
        return api.aws("GetActivityTask", "activityArn", activity).path("taskToken").asText();
    }

    /** Does the next task of an activity. */
    public void succeed(String activity, String output) {
        api.aws("SendTaskSuccess", "taskToken", take(activity), "output", output);
    }

    /** Fails at the next task of an activity. */
    public void fail(String activity, String error, String cause) {
        api.aws("SendTaskFailure", "taskToken", take(activity), "error", error, "cause", cause);
    }
}
