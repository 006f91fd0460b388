package dev.pawl.server.assembly;

import dev.pawl.engine.EngineException;
import dev.pawl.schedule.EngineTarget;
import dev.pawl.schedule.ScheduleTarget;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.server.access.Door;
import dev.pawl.server.api.RequestIds;
import dev.pawl.server.api.error.ApiErrors;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.auth.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Executions of an engine; what schedules start is in the audit log under their names. */
final class NotedTarget implements ScheduleTarget {
    private final EngineTarget target;
    private volatile @Nullable Door door;

    NotedTarget(EngineTarget target) {
        this.target = target;
    }

    /** Notes from now on. */
    void noteAt(Door known) {
        door = known;
    }

    @Override
    public CompletionStage<String> start(Schedule schedule, String executionName, String input) {
        Door known = door;
        if (known == null) {
            return start(schedule.definition().machine(), executionName, input);
        }
        String machine = schedule.definition().machine();
        Deed deed = new Deed(Optional.of(Principal.schedule(schedule.name())), "StartExecution",
                target.machineArn(machine), "-", RequestIds.next());
        return known.noted(deed, () -> start(machine, executionName, input), arn -> Map.of("result", arn),
                NotedTarget::code);
    }

    private static String code(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return cause instanceof EngineException refused ? ApiErrors.of(refused).code() : "InternalFailure";
    }

    @Override
    public CompletionStage<String> start(String machine, String executionName, String input) {
        return target.start(machine, executionName, input);
    }

    @Override
    public boolean isRunning(String executionArn) {
        return target.isRunning(executionArn);
    }

    @Override
    public CompletionStage<Void> stop(String executionArn, String why) {
        return target.stop(executionArn, why);
    }

    @Override
    public String arn(String scheduleName) {
        return target.arn(scheduleName);
    }
}
