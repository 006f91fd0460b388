package dev.pawl.embedded;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Blocks for what the engine promises. */
final class Waiting {
    private Waiting() {}

    /** What it comes to; a refusal is thrown as it is. */
    static <T> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw refusal(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static RuntimeException refusal(ExecutionException thrown) {
        return switch (thrown.getCause()) {
            case RuntimeException refused -> refused;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(thrown);
        };
    }

    static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Expected to wait, but the thread was interrupted; what runs goes on");
    }
}
