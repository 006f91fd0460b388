package dev.pawl.testkit;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Connector;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Calls of connectors that really do tasks, on threads and in time of their own: virtual time stands still
 * meanwhile, and
 * what they bring is taken in on the stage's thread.
 */
final class RealCalls {
    /** Virtual time goes on without what takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private int awaited;

    /** The same connector, whose answers arrive here. */
    Connector around(Connector real) {
        return new Around(real);
    }

    /** Takes in one answer; waits for it, if one is on its way. False if there is none to wait for. */
    boolean takeIn() {
        try {
            Runnable answer = awaited == 0
                    ? arrived.poll()
                    : arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                awaited = 0;
                return false;
            }
            answer.run();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected a connector's answer, but the test was interrupted", e);
        }
    }

    private <T> CompletionStage<T> await(CompletionStage<T> real) {
        if (real.toCompletableFuture().isDone()) {
            return real;
        }
        awaited++;
        CompletableFuture<T> here = new CompletableFuture<>();
        real.whenComplete((value, broken) -> arrived.add(() -> {
            awaited = Math.max(0, awaited - 1);
            if (broken == null) {
                here.complete(value);
            } else {
                here.completeExceptionally(broken);
            }
        }));
        return here;
    }

    private final class Around implements Connector {
        private final Connector real;

        Around(Connector real) {
            this.real = real;
        }

        @Override
        public boolean handles(TaskResource resource) {
            return real.handles(resource);
        }

        @Override
        public CompletionStage<Outcome> start(TaskRequest request) {
            return await(real.start(request));
        }

        @Override
        public CompletionStage<Outcome> attach(TaskRequest request, Outcome.Accepted accepted) {
            return await(real.attach(request, accepted));
        }

        @Override
        public CompletionStage<Void> cancel(TaskRequest request, Optional<Outcome.Accepted> accepted) {
            return await(real.cancel(request, accepted));
        }

        @Override
        public AfterCrash afterCrash(TaskResource resource) {
            return real.afterCrash(resource);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
