package dev.pawl.runtime;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.items.ChildResult;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ResultRequest;
import dev.pawl.items.ResultWriters;
import dev.pawl.items.ResultWriting;
import dev.pawl.items.WriterConfig;
import dev.pawl.json.Payload;
import dev.pawl.maprun.MapResult;
import dev.pawl.maprun.MapRunEnd;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Puts the results of a map run together, from what is stored. It reads and may wait for the network, so it
 * never runs
 * on the threads of the mailboxes.
 */
final class MapRunResults {
    /** With input and output of an Express child in each. */
    private static final int PAGE = 100;
    private static final int MAX_PAYLOAD_BYTES = 262_144;

    private final Store store;
    private final ResultWriters writers;

    MapRunResults(Store store, ResultWriters writers) {
        this.store = store;
        this.writers = writers;
    }

    /** How the run ends if nothing has gone wrong before. */
    Signal.ResultsDone of(MapRunLive live) {
        try {
            Optional<ResultRequest> export = live.start().plan().results().export();
            return export.isPresent()
                    ? new Signal.ResultsDone(live, new MapRunEnd.Succeeded(export(live, export.get())), true)
                    : new Signal.ResultsDone(live, inMemory(live), false);
        } catch (ItemsException e) {
            return new Signal.ResultsDone(live, new MapRunEnd.Failed(e.failure()), false);
        } catch (RuntimeException | VirtualMachineError e) {
            return new Signal.ResultsDone(live, new MapRunEnd.Failed(
                    ItemsException.writing("Results could not be put together: " + e).failure()), false);
        }
    }

    private Payload export(MapRunLive live, ResultRequest request) throws ItemsException {
        try (ResultWriting writing = writers.open(request)) {
            // each leaves it once it is written: as trees they would take many times their bytes
            Queue<Item> page = page(live, 0);
            while (!page.isEmpty()) {
                Item item = page.remove();
                writing.add(child(live, item, true));
                page = page.isEmpty() ? page(live, item.index() + 1) : page;
            }
            return writing.finish();
        }
    }

    private Queue<Item> page(MapRunLive live, int from) {
        return new ArrayDeque<>(store.mapRuns().items(live.key(), ItemQuery.from(from, PAGE)));
    }

    private MapRunEnd inMemory(MapRunLive live) {
        if (live.state().tooLarge()) {
            return new MapRunEnd.Failed(live.state().dataLimitExceeded());
        }
        Optional<WriterConfig> shape = live.start().plan().results().shape();
        List<ChildResult> children = new ArrayList<>();
        long bytes = 0;
        List<Item> page;
        do {
            page = store.mapRuns().items(live.key(), ItemQuery.from(children.size(), PAGE));
            for (Item item : page) {
                boolean whole = shape.filter(s -> s.transformation() == WriterConfig.Transformation.NONE
                        || item.status() != ExecutionStatus.SUCCEEDED).isPresent();
                ChildResult child = child(live, item, whole);
                bytes += leastBytes(child, whole);
                if (bytes > MAX_PAYLOAD_BYTES) {
                    return new MapRunEnd.Failed(live.state().dataLimitExceeded());
                }
                children.add(child);
            }
        } while (page.size() == PAGE);
        Payload result = MapResult.of(shape, children);
        return result.sizeBytes() > MAX_PAYLOAD_BYTES
                ? new MapRunEnd.Failed(live.state().dataLimitExceeded())
                : new MapRunEnd.Succeeded(result);
    }

    /** So much at least the child takes in the Map's result; an output may lose the brackets around it. */
    private static int leastBytes(ChildResult child, boolean whole) {
        return (whole ? child.input().sizeBytes() : 0)
                + child.output().map(output -> Math.max(0, output.sizeBytes() - 2)).orElse(0)
                + child.failure().cause().map(String::length).orElse(0);
    }

    private ChildResult child(MapRunLive live, Item item, boolean whole) {
        ExecutionInfo names = Children.info(live.start(), item.index(), live.express(), item.startedAt(),
                item.input().orElse(Payload.NULL));
        Optional<ExecutionRecord> record = whole && !live.express()
                ? store.executions().find(names.arn())
                : Optional.empty();
        return new ChildResult(new ChildResult.Who(names.arn(), names.name(), names.stateMachineArn()),
                record.map(r -> r.info().input()).orElse(names.input()), status(item.status()),
                record.map(ExecutionRecord::output).orElse(item.output()), item.failure(),
                new ChildResult.Times(record.map(r -> r.info().startedAt()).or(() -> Optional.of(item.startedAt())),
                        record.map(ExecutionRecord::stoppedAt).orElse(item.stoppedAt())),
                redrive(live, item, record.map(ExecutionRecord::redriveCount).orElse(0)));
    }

    private static ChildResult.Redrive redrive(MapRunLive live, Item item, int count) {
        if (item.status() == ExecutionStatus.SUCCEEDED) {
            return new ChildResult.Redrive(count, "NOT_REDRIVABLE",
                    Optional.of("Execution is SUCCEEDED and cannot be redriven"));
        }
        return live.express()
                ? new ChildResult.Redrive(count, "NOT_REDRIVABLE", Optional.empty())
                : new ChildResult.Redrive(count, "REDRIVABLE_BY_MAP_RUN", Optional.empty());
    }

    private static ChildResult.Status status(ExecutionStatus status) {
        return switch (status) {
            case RUNNING -> ChildResult.Status.PENDING;
            case SUCCEEDED -> ChildResult.Status.SUCCEEDED;
            case FAILED -> ChildResult.Status.FAILED;
            case TIMED_OUT -> ChildResult.Status.TIMED_OUT;
            case ABORTED -> ChildResult.Status.ABORTED;
        };
    }
}
