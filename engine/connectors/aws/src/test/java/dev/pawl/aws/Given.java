package dev.pawl.aws;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Payload;
import dev.pawl.store.Deliveries.Commit;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What was committed. */
public final class Given {
    /** Just now: the services refuse what is old. */
    @SuppressWarnings("TimeInStaticInitializer")
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    /** A log group. */
    public static final String GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/states/Order:*";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";

    private Given() {}

    /** A machine. */
    public static MachineRecord machine(MachineType type, String level, boolean data) {
        String logging = "{\"level\":\"" + level + "\",\"includeExecutionData\":" + data
                + ",\"destinations\":[{\"cloudWatchLogsLogGroup\":{\"logGroupArn\":\"" + GROUP + "\"}}]}";
        return new MachineRecord(1, 7, ARN + "stateMachine:Order", "Order", type, new Settings("{}", ROLE,
                Optional.of(Payload.parse(logging)), Optional.empty(), Optional.empty()), "INITIAL", NOW, NOW, false);
    }

    /** An execution from start to end at that moment. */
    public static Committed succeeded(String name, String input, Instant at) {
        Payload data = Payload.parse(input);
        return committed(name, data, List.of(
                new HistoryEvent(1, 0, at, 0,
                        new Event.ExecutionStarted(data, ROLE, Optional.empty(), Optional.empty())),
                new HistoryEvent(2, 0, at, 0, new Event.StateEntered(StateType.SUCCEED, "S", data)),
                new HistoryEvent(3, 2, at.plusMillis(1), 0, new Event.ExecutionSucceeded(data))));
    }

    /** An execution that was begun before, and failed. */
    public static Committed failed(String name) {
        return committed(name, Payload.parse("{}"), List.of(new HistoryEvent(3, 2, NOW, 0,
                new Event.ExecutionFailed(Failure.of("Bad", "it broke")))));
    }

    private static Committed committed(String name, Payload input, List<HistoryEvent> events) {
        ExecutionInfo info = new ExecutionInfo(ARN + "execution:Order:" + name, name, ARN + "stateMachine:Order",
                "Order", ROLE, "us-east-1", NOW, input, Optional.empty(), Optional.empty());
        return new Committed(new Commit(0, 1, 7, false), info, 0, Optional.empty(), events);
    }
}
