package dev.pawl.embedded;

import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.connector.function.Functions;
import dev.pawl.connector.function.LateFunctions;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions of an application. What had not ended goes on as soon as the engine is open, and may call
 * functions that
 * the next lines of the program declare: such a call waits for a while.
 */
final class Declared implements LateFunctions {
    private static final Logger LOG = LoggerFactory.getLogger(Declared.class);

    private final Functions functions;
    private final Store store;
    private final EngineClock clock;
    private final Instant opened;
    private final Duration patience;
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    Declared(Functions functions, Store store, EngineClock clock, Duration patience) {
        this.functions = functions;
        this.store = store;
        this.clock = clock;
        this.opened = clock.now();
        this.patience = patience;
    }

    Functions functions() {
        return functions;
    }

    void put(FunctionHandler handler) {
        functions.put(handler);
        CompletableFuture<Void> waiting = awaited.remove(handler.name());
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    @Override
    public Optional<CompletionStage<Void>> expected(String function, String executionArn) {
        Duration left = patience.minus(Duration.between(opened, clock.now()));
        if (!left.isPositive() || !store.executions().find(executionArn).map(this::fromBefore).orElse(false)) {
            return Optional.empty();
        }
        LOG.warn("{} waits for function {}, which is not declared yet", executionArn, function);
        CompletableFuture<Void> waiting = awaited.computeIfAbsent(function, name -> new CompletableFuture<>());
        if (functions.find(function).isPresent()) {
            waiting.complete(null);
        }
        return Optional.of(waiting.copy().orTimeout(left.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Children may begin at any time on behalf of somebody from before. */
    private boolean fromBefore(ExecutionRecord execution) {
        return execution.info().startedAt().isBefore(opened) || execution.parentArn().isPresent();
    }
}
