package dev.pawl.testkit;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does tasks as a test tells it, and remembers what it was asked. */
public final class ScriptedConnector implements Connector {
    private final Map<String, Function<TaskRequest, CompletionStage<Outcome>>> scripts = new ConcurrentHashMap<>();
    private final List<TaskRequest> started = new CopyOnWriteArrayList<>();
    private final List<TaskRequest> attached = new CopyOnWriteArrayList<>();
    private final List<TaskRequest> cancelled = new CopyOnWriteArrayList<>();
    private final AtomicInteger failingCancels = new AtomicInteger();
    private final List<CompletableFuture<Outcome>> ends = new CopyOnWriteArrayList<>();

    /** Tasks of that Resource are answered at once. */
    public ScriptedConnector on(String resourceArn, Function<TaskRequest, Outcome> answer) {
        return onAsync(resourceArn, request -> CompletableFuture.completedFuture(answer.apply(request)));
    }

    /** Tasks of that Resource are answered when the stage completes. */
    public ScriptedConnector onAsync(String resourceArn, Function<TaskRequest, CompletionStage<Outcome>> answer) {
        scripts.put(resourceArn, answer);
        return this;
    }

    /** So many of the next cancellations fail. */
    public ScriptedConnector failCancels(int howMany) {
        failingCancels.set(howMany);
        return this;
    }

    /** What was started, in order. */
    public List<TaskRequest> started() {
        return started;
    }

    /** What was watched, in order. */
    public List<TaskRequest> attached() {
        return attached;
    }

    /** What was cancelled, in order. */
    public List<TaskRequest> cancelled() {
        return cancelled;
    }

    /** Ends of work that is being watched, in the order of {@link #attached}. */
    public List<CompletableFuture<Outcome>> ends() {
        return ends;
    }

    @Override
    public boolean handles(TaskResource resource) {
        return scripts.containsKey(resource.arn());
    }

    @Override
    public CompletionStage<Outcome> start(TaskRequest request) {
        started.add(request);
        Function<TaskRequest, CompletionStage<Outcome>> script = scripts.get(request.resource().arn());
        if (script == null) {
            throw new IllegalStateException("Expected a task of " + scripts.keySet() + ", but got " + request);
        }
        return script.apply(request);
    }

    @Override
    public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
        attached.add(request);
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        ends.add(end);
        return end;
    }

    @Override
    public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
        cancelled.add(request);
        return failingCancels.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("not now"))
                : CompletableFuture.completedFuture(null);
    }
}
