package dev.pawl.testkit.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Files that annotations name. */
final class Sources {
    private Sources() {}

    /** The text of a file, or of a resource beside the test class or at the root of the class path. */
    static String read(String name, Class<?> test) {
        Path file = Path.of(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            try (InputStream beside = test.getResourceAsStream(name);
                    InputStream root = test.getResourceAsStream("/" + name)) {
                InputStream found = beside == null ? root : beside;
                if (found == null) {
                    throw new ParameterResolutionException("Expected " + name + " as a file in "
                            + Path.of("").toAbsolutePath() + " or as a resource of the tests, but there is none");
                }
                return new String(found.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a machine in that file is called when nobody says otherwise. */
    static String baseName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    }
}
