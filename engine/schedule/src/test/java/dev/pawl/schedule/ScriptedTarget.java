package dev.pawl.schedule;

import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Executions that run until a test ends them; as in an engine, a name starts one execution only. */
final class ScriptedTarget implements ScheduleTarget {
    final Map<String, String> inputs = new LinkedHashMap<>();
    final List<String> attempts = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> running = new LinkedHashSet<>();
    /** What happens with a start before it is answered. */
    Runnable beforeAnswer = () -> {};

    @Override
    public synchronized CompletionStage<String> start(String machine, String executionName, String input) {
        attempts.add(executionName);
        if (missing.contains(machine)) {
            return CompletableFuture.failedFuture(new EngineException(Reason.STATE_MACHINE_DOES_NOT_EXIST,
                    "State Machine Does Not Exist: '" + machine + "'"));
        }
        if (inputs.putIfAbsent(executionName, input) == null) {
            running.add(executionName);
        }
        beforeAnswer.run();
        return CompletableFuture.completedFuture(executionName);
    }

    @Override
    public synchronized boolean isRunning(String executionArn) {
        return running.contains(executionArn);
    }

    @Override
    public synchronized CompletionStage<Void> stop(String executionArn, String why) {
        running.remove(executionArn);
        stopped.add(executionArn);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public String arn(String scheduleName) {
        return "arn:aws:scheduler:us-east-1:123456789012:schedule/default/" + scheduleName;
    }

    synchronized void endAll() {
        running.clear();
    }

    /** Minutes of the hour for which executions were started, in order. */
    synchronized List<String> times() {
        return inputs.keySet().stream().map(name -> name.replaceAll(".*T(\\d{4})\\d\\dZ-.*", "$1")).toList();
    }
}
