package dev.pawl.store.memory;

import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.ShownSize;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Executions in memory, for people and the API. */
final class MemoryExecutions implements Executions {
    private final Image image;

    MemoryExecutions(Image image) {
        this.image = image;
    }

    @Override
    public Optional<ExecutionRecord> find(String executionArn) {
        synchronized (image) {
            return Optional.ofNullable(image.keyByArn.get(executionArn)).map(image.executions::get)
                    .map(history -> history.execution);
        }
    }

    @Override
    public List<ExecutionRecord> list(Query query) {
        synchronized (image) {
            List<ExecutionRecord> all = new ArrayList<>();
            image.executions.headMap(query.afterKey().orElse(Long.MAX_VALUE), false).values()
                    .forEach(history -> all.add(history.execution));
            Collections.reverse(all);
            return all.stream().filter(e -> of(e, query.stateMachineArn()))
                    .filter(e -> query.status().isEmpty() || query.status().get() == e.status()).limit(query.limit())
                    .map(MemoryExecutions::listed).toList();
        }
    }

    @Override
    public List<HistoryEvent> history(long executionKey, HistoryRange range) {
        synchronized (image) {
            List<HistoryEvent> events = new ArrayList<>();
            Image.History history = image.executions.get(executionKey);
            if (history != null) {
                history.transitions.forEach(events::addAll);
            }
            if (range.reverse()) {
                Collections.reverse(events);
            }
            return events.stream().filter(HistoryEvent::visible)
                    .filter(e -> range.reverse() ? e.id() <= range.fromId() : e.id() >= range.fromId())
                    .limit(range.limit()).takeWhile(new ShownSize(range.bytes())::hasRoom).toList();
        }
    }

    @Override
    public Optional<List<HistoryEvent>> before(long executionKey, long beforeId, long characters) {
        synchronized (image) {
            List<HistoryEvent> events = new ArrayList<>();
            Image.History history = image.executions.get(executionKey);
            if (history != null) {
                history.transitions.forEach(events::addAll);
            }
            return Optional.of(events.stream().takeWhile(e -> !e.visible() || e.id() < beforeId).toList());
        }
    }

    @Override
    public List<ExecutionRecord> forks(long originKey, int limit) {
        synchronized (image) {
            return image.executions.descendingMap().values().stream().map(history -> history.execution)
                    .filter(e -> e.forkedFrom().filter(from -> from.executionKey() == originKey).isPresent())
                    .limit(limit).map(MemoryExecutions::listed).toList();
        }
    }

    @Override
    public long countRunning(String stateMachineArn) {
        synchronized (image) {
            return image.executions.values().stream().map(history -> history.execution)
                    .filter(e -> of(e, stateMachineArn) && e.status() == ExecutionStatus.RUNNING).count();
        }
    }

    @Override
    public long countRunning() {
        synchronized (image) {
            return image.executions.values().stream()
                    .filter(history -> history.execution.status() == ExecutionStatus.RUNNING).count();
        }
    }

    private static boolean of(ExecutionRecord execution, String stateMachineArn) {
        return execution.info().stateMachineArn().equals(stateMachineArn)
                || execution.info().stateMachineVersionArn().filter(stateMachineArn::equals).isPresent()
                || execution.info().stateMachineAliasArn().filter(stateMachineArn::equals).isPresent();
    }

    static ExecutionRecord listed(ExecutionRecord e) {
        ExecutionInfo i = e.info();
        ExecutionInfo info = new ExecutionInfo(i.arn(), i.name(), i.stateMachineArn(), i.stateMachineName(),
                i.roleArn(), i.region(), i.startedAt(), Payload.NULL, i.stateMachineVersionArn(),
                i.stateMachineAliasArn());
        return new ExecutionRecord(e.key(), e.partition(), info, e.machineRevisionKey(), e.status(), e.stoppedAt(),
                Optional.empty(), e.failure(), e.redriveCount(), e.redrivenAt(), e.traceHeader(), e.parentArn(),
                e.forkedFrom());
    }
}
