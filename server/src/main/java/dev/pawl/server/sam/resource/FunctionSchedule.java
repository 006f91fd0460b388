package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Json;
import dev.pawl.server.api.Configuration;
import dev.pawl.server.application.Application;
import dev.pawl.store.MachineRecord;
import java.util.Map;
import java.util.Optional;

/**
 * The machine around a function that is called by the clock: one Task, with the two further attempts that
 * Lambda
 * makes for whoever does not wait for an answer.
 */
final class FunctionSchedule {
    private static final int LONGEST_NAME = 80;
    private static final int SECONDS_BETWEEN = 60;
    private static final int FURTHER_ATTEMPTS = 2;

    private FunctionSchedule() {}

    static Application.Machine machine(Stack stack, String eventId, String functionArn) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode()
                .put("Comment", "Calls a function by the clock").put("StartAt", "Call");
        ObjectNode call = definition.putObject("States").putObject("Call").put("Type", "Task")
                .put("Resource", functionArn);
        ObjectNode retrier = call.putArray("Retry").addObject();
        retrier.putArray("ErrorEquals").add("States.ALL");
        retrier.put("IntervalSeconds", SECONDS_BETWEEN).put("MaxAttempts", FURTHER_ATTEMPTS).put("BackoffRate", 2);
        call.put("End", true);
        MachineRecord.Settings settings = new MachineRecord.Settings(Json.write(definition),
                "arn:aws:iam::" + stack.account() + ":role/pawl", Optional.of(Configuration.LOGGING.unsaid()),
                Optional.of(Configuration.TRACING.unsaid()), Optional.of(Configuration.ENCRYPTION.unsaid()));
        return new Application.Machine(new NewStateMachine(stack.nameOf(eventId, LONGEST_NAME),
                MachineRecord.MachineType.STANDARD, settings, Map.of(Application.STACK_TAG, stack.name())),
                Optional.empty());
    }
}
