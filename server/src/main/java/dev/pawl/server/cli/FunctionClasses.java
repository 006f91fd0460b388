package dev.pawl.server.cli;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the classes of in-JVM functions come from: options, and the configuration. */
final class FunctionClasses {
    private FunctionClasses() {}

    /** Folders and jars that the configuration names. */
    static List<Path> of(Configuration configuration) {
        return configuration.value("functions").map(ConfigurationValue::texts).orElse(List.of()).stream()
                .map(configuration::resolve).toList();
    }

    /**
     * Sees the classes of those folders and jars, and before them all that the other sees.
     *
     * @throws CommandException
     *             if one of them does not exist
     */
    static ClassLoader loader(List<Path> paths, ClassLoader own) {
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
