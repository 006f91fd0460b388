package dev.pawl.store.memory;

import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts of asynchronous Express executions in memory. */
final class MemoryExpressStarts implements ExpressStarts {
    private final Image image;
    private final Commits commits;

    MemoryExpressStarts(Image image, Commits commits) {
        this.image = image;
        this.commits = commits;
    }

    @Override
    public CompletionStage<Void> put(Lease lease, Start start) {
        return submit(lease, () -> image.express.putIfAbsent(start.info().arn(),
                new Image.Express(lease.partition(), start)));
    }

    @Override
    public CompletionStage<Void> remove(Lease lease, String executionArn) {
        return submit(lease, () -> image.express.remove(executionArn));
    }

    private CompletionStage<Void> submit(Lease lease, Runnable change) {
        return commits.<Optional<String>>submit(() -> {
            if (!image.held(lease)) {
                return Optional.of("Expected a lease that stands, but " + lease + " is over");
            }
            change.run();
            return Optional.empty();
        }, () -> Optional.of("Expected an open store, but it has been closed"))
                .thenCompose(refusal -> refusal.<CompletableFuture<Void>>map(
                        message -> CompletableFuture.failedFuture(new IllegalStateException(message)))
                        .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    @Override
    public List<Start> all(int partition, Optional<String> afterArn, int limit) {
        synchronized (image) {
            return image.express.tailMap(afterArn.orElse("") + '\u0000').values().stream()
                    .filter(express -> express.partition() == partition).limit(limit).map(Image.Express::start)
                    .toList();
        }
    }
}
