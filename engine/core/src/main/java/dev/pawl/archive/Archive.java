package dev.pawl.archive;

import dev.pawl.retention.Archiver;
import dev.pawl.scratch.WorkFolder;
import dev.pawl.store.Removals.Candidate;
import dev.pawl.store.Removals.Whole;
import dev.pawl.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes executions to archive files. */
public final class Archive implements Archiver {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int AT_ONCE = 64;
    private static final int TRANSITIONS = 1024;

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
            Instant last = candidates.stream().map(Candidate::stoppedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
            String name = name(last, UUID.randomUUID().toString().substring(0, 8));
            try (WorkFolder work = WorkFolder.in(files.workFolder())) {
                Path path = work.file(name);
                try (ArchiveFileWriter writer = new ArchiveFileWriter(path)) {
                    Writing writing = new Writing(store, writer, name);
                    for (List<Long> batch : batches(candidates)) {
                        for (Whole whole : store.removals().whole(batch)) {
                            writing.add(whole);
                        }
                    }
                    writer.finish();
                }
                files.put(name, path);
            }
            return candidates;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to the archive " + files + ", but: " + e.getMessage(), e);
        }
    }

    /** What a file is called in which the newest end is that: names are in the order of ends. */
    static String name(Instant last, String unique) {
        return NAME.format(last) + "-" + unique + ArchiveFormat.SUFFIX;
    }

    /** So few that they are in memory together. */
    private static List<List<Long>> batches(List<Candidate> candidates) {
        List<List<Long>> batches = new ArrayList<>();
        List<Long> batch = new ArrayList<>();
        long transitions = 0;
        for (Candidate candidate : candidates) {
            batch.add(candidate.key());
            transitions += candidate.transitions();
            if (batch.size() == AT_ONCE || transitions >= TRANSITIONS) {
                batches.add(batch);
                batch = new ArrayList<>();
                transitions = 0;
            }
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
