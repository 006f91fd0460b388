package dev.pawl.testkit;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExpressExecutionArn;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.runtime.ItemRef;
import dev.pawl.runtime.Listener;
import dev.pawl.runtime.ParentRef;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.Executions.HistoryRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * All executions of a stage as far as they have come. It outlives the engine's process: what a process could
 * not tell
 * any more is read from the store.
 */
final class Journal implements Listener {
    /** So many generations of executions, each started by the one before, are taken to have no end. */
    private static final int MOST_GENERATIONS = 5_000;
    private static final Set<String> STARTS = Set.of("aws-sdk:sfn:startSyncExecution", "aws-sdk:sfn:startExecution",
            "states:startExecution");
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Map<String, String> mapRuns = new HashMap<>();
    private final Supplier<Executions> stored;
    private final BiConsumer<Trace, HistoryEvent> then;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, String> begun = new HashMap<>();
    private final Map<String, Map<String, Failure>> failures = new HashMap<>();
    private final Set<String> suspect = new HashSet<>();

    Journal(Supplier<Executions> stored, BiConsumer<Trace, HistoryEvent> then) {
        this.stored = stored;
        this.then = then;
    }

    @Override
    public void happened(ExecutionInfo execution, List<HistoryEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Trace trace = traces.computeIfAbsent(execution.arn(), arn -> trace(execution));
        if (events.getFirst().id() == 1 && trace.lastId() > 0 && execution.express()) {
            // an Express execution begins anew after a crash
            trace = trace(execution);
            traces.put(execution.arn(), trace);
        }
        if (events.getFirst().id() > trace.lastId() + 1) {
            catchUp(trace);
        }
        for (HistoryEvent event : events) {
            add(trace, event);
        }
    }

    private Trace trace(ExecutionInfo execution) {
        if (!parents.containsKey(execution.arn())) {
            parent(execution).ifPresent(parent -> {
                parents.put(execution.arn(), parent);
                children.computeIfAbsent(parent, arn -> new ArrayList<>()).add(execution.arn());
            });
        }
        return new Trace(execution, failures.getOrDefault(Casting.machine(execution.arn()), Map.of()));
    }

    /** What the Fail states of a machine say. */
    void knowFailures(String machine, Map<String, Failure> ofStates) {
        failures.put(machine, ofStates);
    }

    private void add(Trace trace, HistoryEvent event) {
        if (event.id() <= trace.lastId()) {
            return;
        }
        trace.add(event);
        switch (event.event()) {
            case Event.MapRunStarted run -> mapRuns.put(run.mapRunArn(), trace.info().arn());
            case Event.TaskScheduled task when STARTS.contains(task.resourceType() + ":" + task.resource()) ->
                begun.put(nameOf(trace, event, task), trace.info().arn());
            case Event other -> {
                // begins nothing
            }
        }
        then.accept(trace, event);
    }

    /** What an execution is called that a task starts: what it says, or what follows from the attempt. */
    private static String nameOf(Trace trace, HistoryEvent event, Event.TaskScheduled task) {
        String token = new TaskToken(trace.info().arn(), event.id(), 0, task.secret()).encode();
        return task.input().value().path("Name")
                .asText(UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** The process died: what was stored at last it may not have told. */
    void processDied() {
        suspect.addAll(traces.keySet());
    }

    /** An execution, with all that is stored of it. */
    Optional<Trace> find(String executionArn) {
        if (!traces.containsKey(executionArn) || suspect.remove(executionArn)) {
            stored.get().find(executionArn)
                    .ifPresent(r -> catchUp(traces.computeIfAbsent(executionArn, arn -> trace(r.info()))));
        }
        return Optional.ofNullable(traces.get(executionArn));
    }

    private void catchUp(Trace trace) {
        stored.get().find(trace.info().arn()).ifPresent(record -> stored.get()
                .history(record.key(), new HistoryRange(trace.lastId() + 1, Integer.MAX_VALUE, false))
                .forEach(event -> add(trace, event)));
    }

    /** Those that an execution began, in the order in which they began. */
    List<Trace> children(String executionArn) {
        return children.getOrDefault(executionArn, List.of()).stream().map(traces::get).filter(Objects::nonNull)
                .toList();
    }

    /** The execution around all others that one is inside of. Throws if they go on starting each other. */
    String root(String executionArn) {
        String root = executionArn;
        String around = parents.get(root);
        for (int generations = 1; around != null; generations++) {
            if (generations > MOST_GENERATIONS) {
                throw new IllegalStateException("Expected executions that start others to come to an end, but "
                        + executionArn + " has " + MOST_GENERATIONS + " before it, each started by the one before");
            }
            root = around;
            around = parents.get(root);
        }
        return root;
    }

    private Optional<String> parent(ExecutionInfo child) {
        if (child.express()) {
            return MapRun.childOf(ArnParser.parse(child.arn(), ExpressExecutionArn.class))
                    .flatMap(c -> Optional.ofNullable(mapRuns.get(c.run().arn().text())))
                    .or(() -> Optional.ofNullable(begun.get(child.name())));
        }
        Optional<String> around = stored.get().find(child.arn()).flatMap(ExecutionRecord::parentArn);
        return around.flatMap(text -> ItemRef.decode(text)
                .flatMap(item -> Optional.ofNullable(mapRuns.get(item.mapRunArn())))
                .or(() -> ParentRef.decode(text).map(ParentRef::executionArn)));
    }

    /** Which item of a distributed Map an execution runs. */
    Optional<Integer> item(ExecutionInfo child) {
        if (child.express()) {
            return MapRun.childOf(ArnParser.parse(child.arn(), ExpressExecutionArn.class)).map(MapRun.Child::index);
        }
        return stored.get().find(child.arn()).flatMap(ExecutionRecord::parentArn).flatMap(ItemRef::decode)
                .map(ItemRef::index);
    }
}
