package dev.pawl.aws.call;

import dev.pawl.connector.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Calls under way, each on a virtual thread whose interruption ends it. */
final class RunningCalls implements AutoCloseable {
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    private record Running(Thread thread, CompletableFuture<Outcome> outcome) {}

    /**
     * Runs a call; a task that is delivered twice joins the call that is under way.
     *
     * @param late
     *            what comes of it when it takes longer than the limit
     */
    CompletionStage<Outcome> run(String token, Supplier<Outcome> call, Duration limit, Supplier<Outcome> late) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("aws").unstarted(() -> {
            try {
                outcome.complete(call.get());
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        Running mine = new Running(thread, outcome);
        Running other = running.putIfAbsent(token, mine);
        if (other != null) {
            return other.outcome();
        }
        CompletionStage<Outcome> end = outcome.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((value, thrown) -> {
                    running.remove(token, mine);
                    thread.interrupt();
                }).exceptionally(thrown -> {
                    if (cause(thrown) instanceof TimeoutException) {
                        return late.get();
                    }
                    throw new CompletionException(cause(thrown));
                });
        thread.start();
        return end;
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** Ends a call, if it is under way. */
    void cancel(String token) {
        Running call = running.remove(token);
        if (call != null) {
            call.thread().interrupt();
        }
    }

    @Override
    public void close() {
        running.values().forEach(call -> call.thread().interrupt());
    }
}
