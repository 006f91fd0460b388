package dev.pawl.connector.function.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A private folder for our bootstraps and for unpacked code; gone when it is closed. */
final class RuntimeFolder implements AutoCloseable {
    private static final List<String> BOOTSTRAPS = List.of("bootstrap.mjs", "bootstrap.py");

    private final Path folder;

    private RuntimeFolder(Path folder) {
        this.folder = folder;
    }

    static RuntimeFolder create() {
        try {
            // Only its owner may look into a temporary folder.
            Path folder = Files.createTempDirectory("pawl-functions-");
            for (String name : BOOTSTRAPS) {
                try (InputStream resource = Objects.requireNonNull(RuntimeFolder.class.getResourceAsStream(name))) {
                    Files.copy(resource, folder.resolve(name));
                }
            }
            return new RuntimeFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // It lies among temporary files, which somebody clears.
        }
    }
}
