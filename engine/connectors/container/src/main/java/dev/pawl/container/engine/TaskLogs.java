package dev.pawl.container.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * What containers wrote: with the engine while they are there, in files afterwards. Each line begins with its
 * time.
 */
final class TaskLogs {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DockerEngine engine;
    private final TaskBook book;
    private final long mostBytes;

    TaskLogs(DockerEngine engine, TaskBook book, int logBytes) {
        this.engine = engine;
        this.book = book;
        // times at the beginning of lines are not counted in what the engine keeps
        this.mostBytes = 4L * logBytes;
    }

    /** Takes the log of a container that has ended into a file. */
    void keep(String taskId, String container) {
        Path file = file(taskId, container);
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                fetch(taskId, container, out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all that is known of what a container wrote; nothing if it never ran. */
    void write(String taskId, String container, OutputStream out) throws IOException {
        Path file = file(taskId, container);
        if (Files.exists(file)) {
            Files.copy(file, out);
        } else if (engine.inspect(Labels.name(taskId, container)).isPresent()) {
            fetch(taskId, container, out);
        }
    }

    private Path file(String taskId, String container) {
        return book.logsOf(taskId).resolve(container + ".log");
    }

    private void fetch(String taskId, String container, OutputStream out) {
        Lines lines = new Lines(out, mostBytes, engine.calls().redact());
        try {
            engine.clients().streams().logContainerCmd(Labels.name(taskId, container)).withStdOut(true)
                    .withStdErr(true).withTimestamps(true).withTailAll().exec(lines);
            lines.end.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineException.Away("The log of " + container + " did not come within " + LONGEST.toSeconds()
                    + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException.Away("Reading the log of " + container + " was interrupted");
        } catch (ExecutionException e) {
            throw engine.calls().failed(e.getCause() == null ? e : e.getCause());
        } finally {
            lines.stop();
        }
    }

    private static final class Lines extends ResultCallback.Adapter<Frame> {
        private final OutputStream out;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final UnaryOperator<String> redact;
        private long left;

        Lines(OutputStream out, long mostBytes, UnaryOperator<String> redact) {
            this.out = out;
            this.redact = redact;
            this.left = mostBytes;
        }

        @Override
        public void onNext(Frame frame) {
            if (end.isDone() || frame.getPayload() == null) {
                return;
            }
            byte[] payload = shown(frame.getPayload());
            try {
                int length = (int) Math.min(left, payload.length);
                out.write(payload, 0, length);
                left -= length;
                if (left <= 0) {
                    end.complete(null);
                }
            } catch (IOException e) {
                end.completeExceptionally(e);
            }
        }

        /** What a program prints of the secrets that it was given is nobody's business either. */
        private byte[] shown(byte[] line) {
            String text = new String(line, StandardCharsets.UTF_8);
            String hidden = redact.apply(text);
            return hidden.equals(text) ? line : hidden.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void onError(Throwable thrown) {
            end.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }

        void stop() {
            try {
                close();
            } catch (IOException e) {
                // its connection is of no more use either way
            }
        }
    }
}
