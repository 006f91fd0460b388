package dev.pawl.server.bench;

import dev.pawl.connector.function.FunctionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The thread's class path until it is closed; on it a server finds the function of the bench, as it finds
 * those
 * that users give it.
 */
final class FoundFunctions implements AutoCloseable {
    private static final Path SERVICES = Path.of("META-INF", "services");

    private final Path folder;
    private final URLClassLoader loader;
    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    private FoundFunctions(Path folder) throws IOException {
        this.folder = folder;
        Path services = Files.createDirectories(folder.resolve(SERVICES));
        Files.writeString(services.resolve(FunctionHandler.class.getName()), EchoFunction.class.getName());
        loader = new URLClassLoader(new URL[]{folder.toUri().toURL()}, FoundFunctions.class.getClassLoader());
        thread.setContextClassLoader(loader);
    }

    static FoundFunctions in(Path parent) {
        try {
            return new FoundFunctions(Files.createTempDirectory(parent, "bench-functions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
        try {
            loader.close();
            Files.delete(folder.resolve(SERVICES).resolve(FunctionHandler.class.getName()));
            Files.delete(folder.resolve(SERVICES));
            Files.delete(folder.resolve("META-INF"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
