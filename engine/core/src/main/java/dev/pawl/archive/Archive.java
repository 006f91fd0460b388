package dev.pawl.archive;

import dev.pawl.interpreter.model.MapRun;
import dev.pawl.retention.Archiver;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes executions to archive files. */
public final class Archive implements Archiver {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int ITEMS = 500;
    private static final int RUNS = 100;

    private final Store store;
    private final ArchiveFiles files;
    private final long pauseNanos;
    private long next = System.nanoTime();

    /** Of that store, to these files, whenever there is something. */
    public Archive(Store store, ArchiveFiles files) {
        this(store, files, Duration.ZERO);
    }

    /** The same, but what is gathered for so long is written together. */
    public Archive(Store store, ArchiveFiles files, Duration pause) {
        this.store = store;
        this.files = files;
        this.pauseNanos = pause.toNanos();
    }

    @Override
    public boolean due() {
        boolean due = System.nanoTime() - next >= 0;
        next = due ? System.nanoTime() + pauseNanos : next;
        return due;
    }

    @Override
    public List<Candidate> write(List<Candidate> candidates) {
        try {
            Path path = Files.createTempFile("pawl-archive-", ArchiveFormat.SUFFIX);
            try {
                Instant last = candidates.stream().map(Candidate::stoppedAt).max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
                String name = NAME.format(last) + "-" + UUID.randomUUID().toString().substring(0, 8)
                        + ArchiveFormat.SUFFIX;
                try (ArchiveFileWriter writer = new ArchiveFileWriter(path)) {
                    for (Candidate candidate : candidates) {
                        add(writer, name, candidate.arn());
                    }
                    writer.finish();
                }
                files.put(name, path);
            } finally {
                Files.deleteIfExists(path);
            }
            return candidates;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to the archive " + files + ", but: " + e.getMessage(), e);
        }
    }

    /** Adds an execution, and the children of its map runs behind it. */
    private void add(ArchiveFileWriter writer, String file, String arn) throws IOException {
        Optional<ExecutionRecord> found = store.executions().find(arn);
        if (found.isEmpty() || found.get().stoppedAt().isEmpty()) {
            return; // gone already, or redriven since
        }
        ExecutionRecord execution = found.get();
        String definition = store.machines().revision(execution.machineRevisionKey()).map(MachineRecord::settings)
                .map(MachineRecord.Settings::definition).orElse("");
        List<MapRunRecord> runs = runs(arn);
        writer.add(new ArchiveEntry(file, arn, execution.info().stateMachineArn(), execution.status(),
                execution.info().startedAt(), execution.stoppedAt().get(), 0, 0, 0),
                ArchivedExecution.write(execution, definition, store.removals().events(execution.key()),
                        store.tags().of(execution.info().stateMachineArn()), runs));
        for (MapRunRecord run : runs) {
            children(writer, file, run);
        }
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

    private void children(ArchiveFileWriter writer, String file, MapRunRecord run) throws IOException {
        MapRun names = MapRun.read(run.arn());
        List<Item> page = store.mapRuns().items(run.key(), ItemQuery.from(0, ITEMS));
        while (!page.isEmpty()) {
            for (Item item : page) {
                add(writer, file, names.child(item.index()).text());
            }
            page = store.mapRuns().items(run.key(), ItemQuery.from(page.getLast().index() + 1, ITEMS));
        }
    }
}
