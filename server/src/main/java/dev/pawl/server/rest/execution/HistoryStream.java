package dev.pawl.server.rest.execution;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.BodyStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An execution's events as server-sent events: looks when it was woken and somebody reads, and only then. */
final class HistoryStream implements BodyStream, Watchers.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryStream.class);
    /** A client that loses the connection comes back after this long. */
    private static final Body HELLO = Body.of("retry: 1000\n\n");
    private static final Body HEARTBEAT = Body.of(":\n\n");
    private static final int TICKS_OF_SILENCE = 15;
    /** From one message to the next, so that many small changes become one. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final WatchedHistory history;
    private final Watchers watchers;
    private @Nullable CompletableFuture<Optional<Body>> wanted;
    private boolean greeted;
    private boolean stale = true;
    private boolean looking;
    private boolean quiet;
    private boolean closed;
    private int silence;
    private long nextLook = System.nanoTime();

    private HistoryStream(WatchedHistory history, Watchers watchers) {
        this.history = history;
        this.watchers = watchers;
    }

    /**
     * Begins to watch.
     *
     * @throws dev.pawl.server.rest.ProblemException
     *             if there are too many who do
     */
    static HistoryStream watch(WatchedHistory history, Watchers watchers) {
        HistoryStream stream = new HistoryStream(history, watchers);
        watchers.add(history.arn(), stream);
        return stream;
    }

    @Override
    public synchronized CompletionStage<Optional<Body>> next() {
        if (closed || !greeted) {
            greeted = true;
            return CompletableFuture.completedFuture(closed ? Optional.empty() : Optional.of(HELLO));
        }
        CompletableFuture<Optional<Body>> mine = new CompletableFuture<>();
        wanted = mine;
        lookIfStale();
        return mine;
    }

    @Override
    public synchronized void wake() {
        stale = true;
        lookIfStale();
    }

    @Override
    public synchronized void tick() {
        silence++;
        // after its end only a redrive makes an execution go on, which is in no hurry to be seen
        stale = stale || !quiet || silence >= TICKS_OF_SILENCE;
        lookIfStale();
    }

    private void lookIfStale() {
        if (stale && !looking && wanted != null) {
            stale = false;
            looking = true;
            watchers.read(Duration.ofNanos(Math.max(0, nextLook - System.nanoTime())), this::look);
        }
    }

    private void look() {
        Optional<Body> message;
        try {
            message = history.next().map(Body::of);
        } catch (RuntimeException e) {
            LOG.debug("A stream of events ends", e);
            close();
            return;
        }
        give(message);
    }

    private void give(Optional<Body> message) {
        CompletableFuture<Optional<Body>> reader;
        Optional<Body> next;
        synchronized (this) {
            looking = false;
            quiet = history.endSeen();
            next = message.isEmpty() && silence >= TICKS_OF_SILENCE ? Optional.of(HEARTBEAT) : message;
            reader = wanted;
            if (next.isEmpty() || reader == null) {
                lookIfStale();
                return;
            }
            wanted = null;
            silence = 0;
            stale = true;
            nextLook = System.nanoTime() + (history.hasMore() ? 0 : PAUSE.toNanos());
        }
        reader.complete(next);
    }

    @Override
    public void close() {
        CompletableFuture<Optional<Body>> reader;
        synchronized (this) {
            closed = true;
            reader = wanted;
            wanted = null;
        }
        watchers.remove(history.arn(), this);
        if (reader != null) {
            reader.complete(Optional.empty());
        }
    }
}
