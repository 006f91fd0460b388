package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the classes of in-JVM functions come from: options, and the pawl.json beside a definition. */
final class FunctionClasses {
    private static final String PROJECT_FILE = "pawl.json";

    private FunctionClasses() {}

    /** Folders and jars that the pawl.json beside a definition names, relative to itself; none without one. */
    static List<Path> beside(Path definition) {
        Path folder = Optional.ofNullable(definition.toAbsolutePath().getParent()).orElseGet(() -> Path.of("."));
        Path file = folder.resolve(PROJECT_FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Path> paths = new ArrayList<>();
            for (JsonNode path : Json.read(TextInput.file(file)).path("functions")) {
                paths.add(folder.resolve(path.asText()));
            }
            return paths;
        } catch (JsonTextException e) {
            throw CommandException.usage("Expected JSON in " + file + ", but: " + e.getMessage());
        }
    }

    /**
     * Sees the classes of those folders and jars, and behind them Pawl's own.
     *
     * @throws CommandException
     *             if one of them does not exist
     */
    static ClassLoader loader(List<Path> paths) {
        ClassLoader own = FunctionClasses.class.getClassLoader();
        if (paths.isEmpty()) {
            return own;
        }
        return new URLClassLoader("functions", paths.stream().map(FunctionClasses::url).toArray(URL[]::new), own);
    }

    private static URL url(Path path) {
        if (!Files.exists(path)) {
            throw CommandException.usage("Expected functions in " + path.normalize()
                    + ", but there is no such folder or jar. Compile them first (for Maven: mvn package).");
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
