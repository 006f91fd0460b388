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

    /** The text of a resource beside the test class or at the root of the class path, or of a file. */
    static String read(String name, Class<?> test) {
        return read(name, test, Path.of(""));
    }

    /**
     * Resources come first: a build or a program may leave a file of the same name in the folder of the project.
     */
    static String read(String name, Class<?> test, Path folder) {
        try (InputStream beside = test.getResourceAsStream(name);
                InputStream root = test.getResourceAsStream("/" + name)) {
            InputStream found = beside == null ? root : beside;
            if (found != null) {
                return new String(found.readAllBytes(), StandardCharsets.UTF_8);
            }
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ParameterResolutionException("Expected " + name + " as a resource of the tests or as a file in "
                + folder.toAbsolutePath() + ", but there is none");
    }

    /** What a machine in that file is called when nobody says otherwise. */
    static String baseName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    }
}
