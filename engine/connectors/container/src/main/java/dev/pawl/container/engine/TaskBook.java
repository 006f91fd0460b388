package dev.pawl.container.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of each task, in a folder: a folder for each task, with its record and the logs of its
 * containers. A record
 * is replaced as a whole and is on the disk when {@link #put} returns.
 */
final class TaskBook {
    private static final Logger LOG = LoggerFactory.getLogger(TaskBook.class);
    private static final String RECORD = "task.json";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Path folder;

    private TaskBook(Path folder) {
        this.folder = folder;
    }

    /** A book in a folder, which is made if it is not there; only its owner may look into it. */
    static TaskBook in(Path folder) {
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return new TaskBook(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a folder for the records of containers at " + folder
                    + ", but it cannot be made: " + e.getMessage(), e);
        }
    }

    /** What this folder, and so everything that was started from it, is called; the same each time. */
    String installation() {
        Path file = folder.resolve("installation");
        try {
            if (!Files.exists(file)) {
                write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where logs of a task are. */
    Path logsOf(String id) {
        return folder.resolve(id);
    }

    Optional<TaskRecord> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordJson.read(Files.readAllBytes(folder.resolve(id).resolve(RECORD))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the record of task " + id + " in " + folder + ", but it cannot be"
                    + " read: " + e.getMessage(), e);
        }
    }

    void put(TaskRecord task) {
        Path home = folder.resolve(task.plan().id());
        try {
            Files.createDirectories(home);
            write(home.resolve(RECORD), RecordJson.bytes(task));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write the record of task " + task.plan().id() + " into "
                    + folder + ", but: " + e.getMessage(), e);
        }
    }

    /** All tasks, the newest first; what cannot be read is left out. */
    List<TaskRecord> all() {
        List<TaskRecord> tasks = new ArrayList<>();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path home : homes) {
                try {
                    find(home.getFileName().toString()).ifPresent(tasks::add);
                } catch (UncheckedIOException e) {
                    LOG.warn("A record of containers cannot be used: {}", e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tasks.sort(Comparator.comparing((TaskRecord task) -> task.times().created()).reversed());
        return tasks;
    }

    /** Forgets tasks that ended before a moment, and of the others all but the newest ones. */
    void forget(Instant before, int most) {
        int kept = 0;
        for (TaskRecord task : all()) {
            boolean old = task.ended() && (kept >= most || task.times().stopped().filter(before::isAfter).isPresent());
            if (old) {
                delete(folder.resolve(task.plan().id()));
            } else {
                kept++;
            }
        }
    }

    private static void delete(Path home) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("Files of a task that is over cannot be deleted: {}", e.toString());
            return;
        }
        try {
            Files.deleteIfExists(home);
        } catch (IOException e) {
            LOG.warn("The folder of a task that is over cannot be deleted: {}", e.toString());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
