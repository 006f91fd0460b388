package dev.pawl.interpreter.state;

import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.turn.DataIn;
import dev.pawl.interpreter.turn.Scopes;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Task: asks for the work. What becomes of it is {@link TaskOutcomes}' business. */
final class TaskHandler {
    private TaskHandler() {}

    static void begin(Turn turn, Frame frame, TaskState state) {
        if (state.resource() instanceof TaskResource.Activity activity
                && !turn.moment().activityExists().test(activity.arn())) {
            throw Fields.runtime("The activity " + activity.arn() + " does not exist.");
        }
        long id = turn.nextEventId();
        TaskToken token = new TaskToken(turn.state().info().arn(), id, turn.state().redriveCount(), secret(turn));
        Payload input = AddedParameters.to(state.resource(), DataIn.arguments(turn, frame, state,
                waitsForToken(state.resource()) ? Optional.of(token) : Optional.empty()));
        Event.TaskScheduled scheduled = describe(turn, frame, state, input, token.secret());
        turn.emit(frame, scheduled);
        turn.command(new Command.RunTask(id, state.resource(), token, input, scheduled.roleArn(),
                Turn.inside(frame).retries().total()));
        Instant now = turn.moment().now();
        scheduled.timeoutInSeconds().ifPresent(seconds -> turn.command(new Command.StartTimer(
                new TimerKey(id, TimerKey.Purpose.TASK_TIMEOUT), now.plusSeconds(seconds))));
        scheduled.heartbeatInSeconds().ifPresent(seconds -> turn.command(new Command.StartTimer(
                new TimerKey(id, TimerKey.Purpose.HEARTBEAT), now.plusSeconds(seconds))));
    }

    /** What was accepted before the execution was redriven, and did not succeed. */
    private static Optional<Payload> before(Frame frame) {
        return Turn.inside(frame).progress() instanceof Progress.Fresh fresh ? fresh.before() : Optional.empty();
    }

    private static Event.TaskScheduled describe(Turn turn, Frame frame, TaskState state, Payload input,
            String secret) {
        OptionalLong timeout = state.timeoutSeconds()
                .map(f -> OptionalLong.of(Fields.seconds(f, () -> Scopes.of(turn, frame), "TimeoutSeconds")))
                .orElse(OptionalLong.empty());
        OptionalLong heartbeat = state.heartbeatSeconds()
                .map(f -> OptionalLong.of(Fields.seconds(f, () -> Scopes.of(turn, frame), "HeartbeatSeconds")))
                .orElse(OptionalLong.empty());
        Optional<String> role = state.roleArn().map(f -> Fields.text(f, Scopes.of(turn, frame), "RoleArn"));
        Optional<Payload> before = before(frame);
        TaskResource resource = state.resource();
        return switch (resource) {
            case TaskResource.LambdaFunction r -> new Event.TaskScheduled(TaskKind.LAMBDA_FUNCTION, "", r.arn(), "",
                    input, timeout, heartbeat, role, secret, before, List.of());
            case TaskResource.Activity r -> new Event.TaskScheduled(TaskKind.ACTIVITY, "", r.arn(), "", input, timeout,
                    heartbeat, role, secret, before, List.of());
            case TaskResource.Integration r -> new Event.TaskScheduled(TaskKind.SERVICE, r.service(),
                    r.actionAndPattern(), turn.state().info().region(), input, timeout, heartbeat, role, secret,
                    before, DataIn.references(state));
        };
    }

    private static boolean waitsForToken(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration
                && integration.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
    }

    private static String secret(Turn turn) {
        byte[] bytes = new byte[16];
        turn.ambient().random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
