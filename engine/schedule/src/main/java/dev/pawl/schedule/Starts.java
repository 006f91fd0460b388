package dev.pawl.schedule;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Waits for what a target does, but not for ever. */
final class Starts {
    static final Duration LONGEST = Duration.ofSeconds(15);

    private Starts() {}

    /** The result, or the exception that is made of the reason why there is none. */
    static <T> T await(Supplier<CompletionStage<T>> call, Function<String, ? extends RuntimeException> refused) {
        try {
            return call.get().toCompletableFuture().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused.apply(reason(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            throw refused.apply("Expected an answer within " + LONGEST.toSeconds() + " seconds, but there was none");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused.apply("The server is being stopped");
        } catch (RuntimeException e) {
            throw refused.apply(reason(e));
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof dev.pawl.engine.EngineException refused
                ? refused.reason().code() + ": " + message
                : message == null ? cause.toString() : message;
    }
}
