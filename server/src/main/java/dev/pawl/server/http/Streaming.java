package dev.pawl.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** One answer that goes on: at most one piece of it is in memory, and no thread waits for its reader. */
final class Streaming {
    /** The connection's side. */
    record Line(Request request, Response response, Callback callback) {}

    private final Line line;
    private final BodyStream stream;
    private final Duration stall;
    private final Executor executor;
    private final Consumer<Streaming> onEnd;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean stopping;

    Streaming(Line line, BodyStream stream, Duration stall, Executor executor, Consumer<Streaming> onEnd) {
        this.line = line;
        this.stream = stream;
        this.stall = stall;
        this.executor = executor;
        this.onEnd = onEnd;
    }

    void begin(Hangups hangups) {
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        var unused = hungUp.thenRun(() -> fail(new EofException("the reader is gone")));
        hangups.watch(line.request(), hungUp, over);
        pull();
    }

    /** Comes to an end as soon as what is being sent has left. */
    void stop() {
        stopping = true;
        stream.close();
    }

    private void pull() {
        if (stopping) {
            finish();
            return;
        }
        try {
            stream.next().whenComplete(this::send);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    @SuppressWarnings("NullableOptional") // that is how a stage tells of its end
    private void send(@Nullable Optional<Body> next, @Nullable Throwable failure) {
        if (next == null) {
            fail(failure == null ? new IOException("no answer") : failure);
        } else if (next.isEmpty()) {
            finish();
        } else {
            Scheduler.Task tooSlow = line.request().getComponents().getScheduler()
                    .schedule(() -> fail(new TimeoutException("the reader does not read")), stall);
            line.response().write(false, next.get().buffer(), Callback.from(() -> {
                tooSlow.cancel();
                again();
            }, problem -> {
                tooSlow.cancel();
                fail(problem);
            }));
        }
    }

    /** On another thread: what is at hand at once would pile up on this one's stack. */
    private void again() {
        try {
            executor.execute(this::pull);
        } catch (RejectedExecutionException e) {
            fail(e);
        }
    }

    private void finish() {
        if (end()) {
            line.response().write(true, Body.EMPTY.buffer(), line.callback());
        }
    }

    private void fail(Throwable problem) {
        if (end()) {
            // a write that is under way ends with the connection
            line.request().getConnectionMetaData().getConnection().getEndPoint().close();
            line.callback().failed(problem);
        }
    }

    private boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        over.complete(null);
        stream.close();
        onEnd.accept(this);
        return true;
    }
}
