package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.store.PastExecutions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds executions in archive files, the newest first. Indexes stay in memory for as long as there is room.
 */
public final class Archived implements PastExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(Archived.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final ArchiveFiles files;
    private final ArchiveReader reader;
    private final Map<String, SoftReference<List<ArchiveEntry>>> indexes = new ConcurrentHashMap<>();
    private final Map<String, String> damaged = new ConcurrentSkipListMap<>();
    private volatile Listed listed = new Listed(List.of(), System.nanoTime() - FRESH_NANOS - 1);

    private record Listed(List<ArchiveFiles.File> files, long at) {}

    /** In these files. */
    public Archived(ArchiveFiles files) {
        this.files = files;
        this.reader = new ArchiveReader(files);
    }

    /** All files, the newest last. */
    public List<ArchiveFiles.File> files() {
        Listed last = listed;
        if (System.nanoTime() - last.at() > FRESH_NANOS) {
            try {
                last = new Listed(files.list(), System.nanoTime());
            } catch (IOException e) {
                throw unreadable(e);
            }
            listed = last;
        }
        return last.files();
    }

    /**
     * Why files cannot be read that a search met, by name: what they hold is not found, and they hide no others.
     */
    public Map<String, String> damaged() {
        return Map.copyOf(damaged);
    }

    /** What can be read: a file that is damaged is told once. */
    private List<ArchiveEntry> readable(ArchiveFiles.File file) throws IOException {
        try {
            List<ArchiveEntry> entries = entries(file);
            damaged.remove(file.name());
            return entries;
        } catch (DamagedFileException e) {
            if (damaged.put(file.name(), String.valueOf(e.getMessage())) == null) {
                LOG.warn("An archive file in {} cannot be read, and what it holds is not found: {}", files,
                        e.getMessage());
            }
            return List.of();
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("Expected to read the archive " + files + ", but: " + e.getMessage(), e);
    }

    /** What a file has. */
    public List<ArchiveEntry> index(ArchiveFiles.File file) {
        try {
            return entries(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<ArchiveEntry> entries(ArchiveFiles.File file) throws IOException {
        SoftReference<List<ArchiveEntry>> known = indexes.get(file.name());
        @Nullable List<ArchiveEntry> entries = known == null ? null : known.get();
        if (entries == null) {
            entries = reader.index(file);
            indexes.put(file.name(), new SoftReference<>(entries));
        }
        return entries;
    }

    List<ArchiveEntry> index(String name) {
        return files().stream().filter(file -> file.name().equals(name)).findFirst().map(this::index)
                .orElse(List.of());
    }

    /** The execution of that ARN or name; the newest, if there are several. */
    public Optional<ArchiveEntry> named(String arnOrName) {
        return search(one -> one.arn().equals(arnOrName) || one.name().equals(arnOrName), 1).stream().findFirst();
    }

    /** Executions that a condition holds for, files with the newest ends first; each ARN once. */
    public List<ArchiveEntry> search(Predicate<ArchiveEntry> which, int limit) {
        List<ArchiveFiles.File> newest = new ArrayList<>(files());
        Collections.reverse(newest);
        Map<String, ArchiveEntry> found = new LinkedHashMap<>();
        for (ArchiveFiles.File file : newest) {
            for (ArchiveEntry entry : found(file)) {
                if (which.test(entry)) {
                    found.putIfAbsent(entry.arn(), entry);
                    if (found.size() == limit) {
                        return List.copyOf(found.values());
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private List<ArchiveEntry> found(ArchiveFiles.File file) {
        try {
            return readable(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The execution of that ARN; the newest, if the name was used again. */
    public Optional<ArchivedExecution> find(String arn) {
        return search(entry -> entry.arn().equals(arn), 1).stream().findFirst().map(this::read);
    }

    @Override
    public Optional<Past> past(String executionArn) {
        return find(executionArn).map(one -> new Past(one.execution(), one.definition(), one.events()));
    }

    /** An execution that was found. */
    public ArchivedExecution read(ArchiveEntry entry) {
        return ArchivedExecution.of(line(entry));
    }

    /** All that is archived of an execution. */
    public JsonNode line(ArchiveEntry entry) {
        try {
            return reader.read(entry);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads all of a file.
     *
     * @return how many executions it has
     * @throws IOException
     *             if anything in it is not as it was written
     */
    public long verify(ArchiveFiles.File file) throws IOException {
        return reader.verify(file);
    }

    /** Deletes files whose executions all ended before that, and none that is damaged; returns how many. */
    public int trim(Instant before) throws IOException {
        int deleted = 0;
        for (ArchiveFiles.File file : files.list()) {
            List<ArchiveEntry> entries = readable(file);
            if (damaged.containsKey(file.name())) {
                continue;
            }
            if (!entries.stream().allMatch(entry -> entry.stoppedAt().isBefore(before))) {
                return deleted;
            }
            deleted += files.delete(file.name()) ? 1 : 0;
            indexes.remove(file.name());
        }
        return deleted;
    }
}
