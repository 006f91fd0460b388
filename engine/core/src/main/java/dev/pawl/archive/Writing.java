package dev.pawl.archive;

import dev.pawl.history.Event;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.Removals.Whole;
import dev.pawl.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds executions to one file; what many of them share is read once. */
final class Writing {
    private static final int ITEMS = 500;
    private static final int RUNS = 100;

    private final Store store;
    private final ArchiveFileWriter writer;
    private final String file;
    private final Map<Long, String> definitions = new HashMap<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();

    Writing(Store store, ArchiveFileWriter writer, String file) {
        this.store = store;
        this.writer = writer;
        this.file = file;
    }

    /** Adds an execution, and the children of its map runs behind it; not if it was redriven since. */
    void add(Whole whole) throws IOException {
        ExecutionRecord execution = whole.execution();
        if (execution.stoppedAt().isEmpty()) {
            return;
        }
        String arn = execution.info().arn();
        String machine = execution.info().stateMachineArn();
        List<MapRunRecord> runs = whole.events().stream().anyMatch(e -> e.event() instanceof Event.MapRunStarted)
                ? runs(arn)
                : List.of();
        writer.add(new ArchiveEntry(file, arn, machine, execution.status(), execution.info().startedAt(),
                execution.stoppedAt().get(), 0, 0, 0),
                ArchivedExecution.write(execution,
                        definitions.computeIfAbsent(execution.machineRevisionKey(), this::definition), whole.events(),
                        tags.computeIfAbsent(machine, store.tags()::of), runs));
        for (MapRunRecord run : runs) {
            children(run);
        }
    }

    private String definition(long revision) {
        return store.machines().revision(revision).map(MachineRecord::settings)
                .map(MachineRecord.Settings::definition).orElse("");
    }

    private List<MapRunRecord> runs(String arn) {
        List<MapRunRecord> runs = new ArrayList<>();
        List<MapRunRecord> page = store.mapRuns().of(arn, Optional.empty(), RUNS);
        while (!page.isEmpty()) {
            runs.addAll(page);
            page = store.mapRuns().of(arn, Optional.of(page.getLast().key()), RUNS);
        }
        return runs;
    }

    private void children(MapRunRecord run) throws IOException {
        MapRun names = MapRun.read(run.arn());
        List<Item> page = store.mapRuns().items(run.key(), ItemQuery.from(0, ITEMS));
        while (!page.isEmpty()) {
            for (Item item : page) {
                Optional<ExecutionRecord> child = store.executions().find(names.child(item.index()).text());
                if (child.isPresent()) {
                    add(new Whole(child.get(), store.removals().events(child.get().key())));
                }
            }
            page = store.mapRuns().items(run.key(), ItemQuery.from(page.getLast().index() + 1, ITEMS));
        }
    }
}
