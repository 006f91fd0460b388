package dev.pawl.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for files that are not ready. It goes when it is closed; one that a killed process left goes a day
 * later.
 */
record WorkFolder(Path path) implements AutoCloseable {
    private static final String PREFIX = ".pawl-backup-";
    private static final Duration LEFT = Duration.ofDays(1);

    static WorkFolder in(Path parent) throws IOException {
        return new WorkFolder(Files.createTempDirectory(parent, PREFIX));
    }

    /** Removes what killed processes left behind. */
    static void sweep(Path parent, Instant now) throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(parent)) {
            old = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path path : old) {
            if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(LEFT))) {
                new WorkFolder(path).close();
            }
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
