package dev.pawl.simulation;

import dev.pawl.connector.Connector;
import dev.pawl.engine.Engine;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.testkit.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One life of the engine's process: its threads are a list of tasks that is run in an order from the seed,
 * its commits take
 * effect and become known at moments from the seed, and when it dies both stop.
 */
final class SimulatedProcess implements Executor {
    private final List<Runnable> tasks = new ArrayList<>();
    private final Random random;
    private final Engine engine;
    private boolean dead;

    SimulatedProcess(SimulatedStore store, VirtualClock clock, Connector connector, Random random, String node,
            dev.pawl.runtime.RuntimeSettings settings) {
        this.random = random;
        this.engine = Engine.builder().store(store.session(this::append)).clock(clock).workers(this)
                .random(new SplittableRandom(random.nextLong())).node(node).settings(settings)
                .connectors(List.of(connector)).start();
    }

    Engine engine() {
        return engine;
    }

    @Override
    public void execute(Runnable task) {
        if (!dead) {
            tasks.add(task);
        }
    }

    /** Runs one task that is ready; false if there is none. */
    boolean step() {
        if (dead || tasks.isEmpty()) {
            return false;
        }
        tasks.remove(random.nextInt(tasks.size())).run();
        return true;
    }

    /** The power is cut: what was not written is lost, what was written may not have become known. */
    void kill() {
        dead = true;
        tasks.clear();
    }

    private CompletionStage<AppendResult> append(Append append, SimulatedLog log) {
        CompletableFuture<AppendResult> known = new CompletableFuture<>();
        execute(() -> {
            AppendResult result = log.append(append);
            execute(() -> known.complete(result));
        });
        return known;
    }
}
