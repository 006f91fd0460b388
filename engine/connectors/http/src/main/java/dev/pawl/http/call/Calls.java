package dev.pawl.http.call;

import dev.pawl.connector.HttpTrace;
import dev.pawl.connector.Outcome;
import dev.pawl.history.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls under way, one for each attempt at a task, each on a virtual thread of its own. A call that is
 * cancelled or out of
 * time is interrupted, which closes its connection.
 */
public final class Calls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    /** AWS's limit on what a cause may have. */
    private static final int LONGEST_CAUSE = 32_768;

    private final Map<String, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();
    private final Duration limit;
    private final UnaryOperator<String> redact;

    /**
     * Calls with a time limit.
     *
     * @param redact
     *            takes secrets out of what is said of a failure
     */
    public Calls(Duration limit, UnaryOperator<String> redact) {
        this.limit = limit;
        this.redact = redact;
    }

    /** What a call does. */
    public interface Work {
        /**
         * Does it, blocking.
         *
         * @param tell
         *            takes what is on its way, before it is, so that a call without an answer shows it, too
         * @throws CallException
         *             if it fails as a task may
         */
        Outcome run(Consumer<HttpTrace> tell) throws CallException;
    }

    /** What a call has told so far. */
    private static final class Told {
        private volatile Optional<HttpTrace> last = Optional.empty();
    }

    /** Makes the call, or joins the one that is under way for that token. */
    public CompletableFuture<Outcome> run(String token, Work work) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> other = underWay.putIfAbsent(token, mine);
        if (other != null) {
            return other;
        }
        Told trace = new Told();
        Thread thread = Thread.ofVirtual().name("http-call-", 0).unstarted(() -> mine.complete(outcome(work, trace)));
        CompletableFuture<Optional<Outcome>> deadline = new CompletableFuture<Optional<Outcome>>()
                .completeOnTimeout(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS);
        var unusedLate = deadline.thenRun(() -> mine.complete(failed(new CallException(CallException.SOCKET,
                "Expected an answer within " + limit.toSeconds() + " seconds, but it was not there or not complete"),
                trace.last)));
        var unusedEnd = mine.whenComplete((outcome, thrown) -> {
            underWay.remove(token, mine);
            deadline.cancel(false);
            thread.interrupt();
        });
        thread.start();
        return mine;
    }

    private Outcome outcome(Work work, Told trace) {
        try {
            return work.run(told -> trace.last = Optional.of(told));
        } catch (CallException e) {
            return failed(e, trace.last);
        } catch (RuntimeException e) {
            LOG.error("A call over HTTP broke: {} at {}", e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return failed(new CallException(CallException.RUNTIME, "The call could not be made: "
                    + e.getClass().getSimpleName()), trace.last);
        }
    }

    private Outcome failed(CallException e, Optional<HttpTrace> trace) {
        String cause = redact.apply(e.reason());
        String bounded = cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
        return new Outcome.Failed(Outcome.Phase.RUN, Failure.of(e.error(), bounded), trace, e.notBefore());
    }

    /** Stops the call of that token, if it is under way. */
    public void cancel(String token) {
        CompletableFuture<Outcome> call = underWay.get(token);
        if (call != null) {
            call.cancel(true);
        }
    }

    /** Whether nothing is under way. */
    public boolean none() {
        return underWay.isEmpty();
    }

    @Override
    public void close() {
        underWay.values().forEach(call -> call.cancel(true));
    }
}
