package dev.pawl.container.engine;

import dev.pawl.secret.Secrets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one {@link ContainerTasks} of all connectors of a server, opened when something first needs it: whoever
 * runs no
 * containers needs no Docker Engine.
 */
public final class SharedTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTasks.class);

    private final ContainerSettings settings;
    private final Secrets secrets;
    private final Function<String, Optional<String>> variable;
    private @Nullable ContainerTasks tasks;
    private boolean closed;

    /** Nothing is opened yet. */
    public SharedTasks(ContainerSettings settings, Secrets secrets, Function<String, Optional<String>> variable) {
        this.settings = settings;
        this.secrets = secrets;
        this.variable = variable;
    }

    /** Opens them, on another thread, if there is something left of an earlier time. */
    public void takeUpInBackground() {
        if (Files.isDirectory(settings.keeping().folder())) {
            var unused = call(this::get).exceptionally(thrown -> {
                LOG.warn("Containers of an earlier time cannot be taken up: {}", thrown.getMessage());
                return null;
            });
        }
    }

    /**
     * Opens them, if that was not done yet.
     *
     * @throws EngineException
     *             if it cannot be done; the next call tries again
     */
    public synchronized ContainerTasks get() {
        if (closed) {
            throw new EngineException.Away("The server is being stopped");
        }
        ContainerTasks opened = tasks == null ? ContainerTasks.open(settings, secrets, variable) : tasks;
        tasks = opened;
        return opened;
    }

    /** Why no container can be run at present; empty if one can. Waits for the Docker Engine. */
    public Optional<String> problem() {
        DockerEngine engine = new DockerEngine(settings.host(), secrets::redact);
        try {
            engine.ping();
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            engine.clients().close();
        }
    }

    /** How containers are run. */
    public ContainerSettings settings() {
        return settings;
    }

    /** Does something that blocks on a thread of its own. */
    public static <T> CompletableFuture<T> call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("containers").start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            } catch (Error e) {
                result.completeExceptionally(e);
                throw e;
            }
        });
        return result;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (tasks != null) {
            tasks.close();
        }
    }
}
