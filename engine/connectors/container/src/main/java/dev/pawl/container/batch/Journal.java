package dev.pawl.container.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.batch.job.JobState;
import dev.pawl.container.batch.job.Ledger;
import dev.pawl.container.batch.job.Ledger.Change;
import dev.pawl.container.batch.job.Ledger.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that happened to jobs, a line of JSON each, in a file to which is only added. It is on the disk when
 * {@link #write}
 * returns. When the file is opened it is written anew, with each job as it is and without those that ended
 * long ago.
 */
final class Journal implements AutoCloseable {
    /** Its name. */
    static final String FILE = "jobs.jsonl";
    private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new Jdk8Module())
            .addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Something that happened. */
    sealed interface Line {
        /** A job was submitted. */
        record Submitted(Job job) implements Line {}

        /** A job or a child came further. */
        record Changed(Change change) implements Line {}
    }

    /**
     * Opens the journal of a folder, which is made if it is not there.
     *
     * @param ledger
     *            gets what it says
     * @param before
     *            jobs that ended earlier are forgotten, unless one that has not ended waits for them
     * @throws UncheckedIOException
     *             if it cannot be read or written
     */
    static Journal open(Path folder, Ledger ledger, Instant before) {
        Path file = folder.resolve(FILE);
        Path beside = folder.resolve(FILE + ".new");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                read(file, ledger);
            }
            forget(ledger, before);
            try (FileChannel fresh = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                new Journal(fresh).write(snapshot(ledger));
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Journal(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the journal of Batch jobs at " + file + ", but: " + e.getMessage(),
                    e);
        }
    }

    void write(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(text(line)).append('\n');
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write the journal of Batch jobs, but: " + e.getMessage(), e);
        }
    }

    private static String text(Line line) {
        try {
            return switch (line) {
                case Line.Submitted submitted -> MAPPER.writeValueAsString(
                        MAPPER.createObjectNode().set("job", MAPPER.valueToTree(submitted.job())));
                case Line.Changed changed -> MAPPER.writeValueAsString(MAPPER.createObjectNode()
                        .put("key", changed.change().key().toString())
                        .set("state", MAPPER.valueToTree(changed.change().state())));
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A last line that is not whole was not answered for. */
    private static void read(Path file, Ledger ledger) throws IOException {
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return;
        }
        for (String line : text.substring(0, end).lines().toList()) {
            JsonNode json = MAPPER.readTree(line);
            if (json.has("job")) {
                ledger.add(MAPPER.treeToValue(json.path("job"), Job.class));
            } else {
                ledger.apply(new Change(JobKey.parse(json.path("key").asText()),
                        MAPPER.treeToValue(json.path("state"), JobState.class)));
            }
        }
    }

    private static void forget(Ledger ledger, Instant before) {
        Set<String> awaited = new HashSet<>();
        for (Entry entry : ledger.all()) {
            if (!entry.state().status().ended()) {
                entry.job().dependsOn().forEach(each -> each.jobId().map(id -> JobKey.parse(id).id())
                        .ifPresent(awaited::add));
            }
        }
        List<String> old = ledger.all().stream()
                .filter(entry -> entry.state().stoppedAt().filter(before::isAfter).isPresent())
                .map(entry -> entry.job().id()).filter(id -> !awaited.contains(id)).toList();
        old.forEach(ledger::remove);
    }

    private static List<Line> snapshot(Ledger ledger) {
        List<Line> lines = new ArrayList<>();
        for (Entry entry : ledger.all()) {
            lines.add(new Line.Submitted(entry.job()));
            lines.add(new Line.Changed(new Change(JobKey.of(entry.job().id()), entry.state())));
            if (entry.job().hasChildren()) {
                entry.leaves().forEach(key -> lines.add(
                        new Line.Changed(new Change(key, entry.child(key.index().orElseThrow())))));
            }
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // everything in it was forced to the disk
        }
    }
}
