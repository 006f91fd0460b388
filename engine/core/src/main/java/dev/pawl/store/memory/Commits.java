package dev.pawl.store.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What was accepted and waits for its commit, and what was committed and waits to be answered. */
final class Commits {
    private final Image image;
    private final Executor executor;
    private final Queue<Supplier<Runnable>> waiting = new ArrayDeque<>();
    private boolean crashed;
    private boolean closed;

    Commits(Image image, Executor executor) {
        this.image = image;
        this.executor = executor;
    }

    /** Accepts a change; the stage completes with what it gives, after the commit. */
    <T> CompletableFuture<T> submit(Supplier<T> change, Supplier<T> refused) {
        CompletableFuture<T> result = new CompletableFuture<>();
        synchronized (image) {
            if (closed) {
                result.complete(refused.get());
                return result;
            }
            waiting.add(() -> {
                T made = change.get();
                return () -> answer(result, made);
            });
        }
        executor.execute(this::commit);
        return result;
    }

    void crash() {
        synchronized (image) {
            crashed = true;
            waiting.clear();
        }
    }

    void close() {
        synchronized (image) {
            closed = true;
        }
        commit();
    }

    private void commit() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (image) {
            waiting.forEach(change -> answers.add(change.get()));
            waiting.clear();
        }
        answers.forEach(executor::execute);
    }

    private <T> void answer(CompletableFuture<T> result, T made) {
        synchronized (image) {
            if (crashed) {
                return;
            }
        }
        result.complete(made);
    }
}
