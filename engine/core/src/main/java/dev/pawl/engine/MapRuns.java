package dev.pawl.engine;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.ExecutionRef;
import dev.pawl.arn.MapRunArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.maprun.MapRunReport;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.MapRunLimits;
import dev.pawl.runtime.Settlement;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Map runs: what distributed Maps made of their items. */
public final class MapRuns {
    private final Store store;
    private final ExecutionRuntime runtime;

    MapRuns(Store store, ExecutionRuntime runtime) {
        this.store = store;
        this.runtime = runtime;
    }

    /** A map run as it stands. */
    public record Described(MapRunRecord run, MapRunReport report) {}

    /**
     * A child execution of a map run.
     *
     * @param index
     *            of the child in its run
     * @param items
     *            how many items it has
     */
    public record Child(String executionArn, String name, String stateMachineArn, int index, int items,
            ExecutionStatus status, Instant startedAt, Optional<Instant> stoppedAt, int redriveCount,
            Optional<Instant> redrivenAt) {}

    /**
     * A map run.
     *
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND
     */
    public Described describe(String mapRunArn) {
        MapRunRecord run = find(mapRunArn);
        return new Described(run, MapRunReport.of(run.row().progress()));
    }

    /**
     * Map runs of an execution, newest first, a page at a time.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public List<MapRunRecord> list(String executionArn, Optional<Long> afterKey, int limit) {
        String arn = Arns.read(executionArn, ExecutionArn.class).text();
        if (store.executions().find(arn).isEmpty()) {
            throw EngineException.noExecution(executionArn);
        }
        return store.mapRuns().of(arn, afterKey, limit);
    }

    /**
     * Changes the limits of a run at once; complete once that is durable.
     *
     * @return refused with INVALID_ARN, RESOURCE_NOT_FOUND, COMPLETED_MAP_RUN
     */
    public CompletionStage<Void> update(String mapRunArn, MapRunLimits limits) {
        try {
            MapRunRecord run = find(mapRunArn);
            if (run.row().status().ended()) {
                throw completed(mapRunArn);
            }
            return runtime.limit(run.arn(), limits).thenAccept(settlement -> {
                switch (settlement) {
                    case Settlement.Done done -> {
                        // as wished
                    }
                    case Settlement.ExecutionOver over -> throw completed(mapRunArn);
                    case Settlement.NoExecution none -> throw notFound(mapRunArn);
                    case Settlement other -> throw EngineException.unavailable(other.toString());
                }
            });
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Children of a run that have begun, newest first, a page at a time.
     *
     * @param before
     *            only those of a smaller index
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND
     */
    public List<Child> children(String mapRunArn, Optional<ExecutionStatus> status, Optional<Long> before,
            int limit) {
        MapRunRecord run = find(mapRunArn);
        int from = before.map(index -> (int) (index - 1)).orElse(Integer.MAX_VALUE);
        if (from < 0) {
            return List.of();
        }
        MapRun names = MapRun.read(run.arn());
        return store.mapRuns().items(run.key(), new ItemQuery(from, true, status.stream().toList(), limit)).stream()
                .map(item -> child(names, run, item)).toList();
    }

    private Child child(MapRun names, MapRunRecord run, Item item) {
        boolean express = run.plan().value().path("express").booleanValue();
        ExecutionRef arn = express ? names.expressChild(item.index()) : names.child(item.index());
        // only a redriven run has redriven children
        Optional<ExecutionRecord> record = run.row().redriveCount() > 0 && !express
                ? store.executions().find(arn.text())
                : Optional.empty();
        return new Child(arn.text(), arn.name(), arn.runs().text(), item.index(), item.size(), item.status(),
                record.map(r -> r.info().startedAt()).orElse(item.startedAt()), item.stoppedAt(),
                record.map(ExecutionRecord::redriveCount).orElse(0), record.flatMap(ExecutionRecord::redrivenAt));
    }

    private MapRunRecord find(String mapRunArn) {
        return store.mapRuns().find(Arns.read(mapRunArn, MapRunArn.class).text())
                .orElseThrow(() -> notFound(mapRunArn));
    }

    private static EngineException notFound(String arn) {
        return new EngineException(Reason.RESOURCE_NOT_FOUND, "Resource not found: '" + arn + "'");
    }

    private static EngineException completed(String arn) {
        return new EngineException(Reason.COMPLETED_MAP_RUN,
                "Map Run is not in a state that can be updated: '" + arn + "'");
    }
}
