package dev.pawl.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars of a folder: further connectors, and further services of the AWS SDK. What Pawl has itself comes
 * first.
 *
 * @param folder
 *            where jars are looked for
 */
record PluginJars(Path folder) {
    /**
     * The folder that is named, or {@code plugins} in another one, which need not exist.
     *
     * @throws CommandException
     *             if one is named that does not exist
     */
    static PluginJars of(Optional<Path> named, Path beside) {
        named.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw CommandException.usage("Expected a folder with jars, but " + folder + " is none.");
        });
        return new PluginJars(named.orElseGet(() -> beside.resolve("plugins")).toAbsolutePath().normalize());
    }

    /** Sees the jars, and before them all that the other sees. */
    ClassLoader loader(ClassLoader own) {
        List<Path> jars = jars();
        return jars.isEmpty()
                ? own
                : new URLClassLoader("plugins", jars.stream().map(PluginJars::url).toArray(URL[]::new), own);
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
