package dev.pawl.simulation;

import dev.pawl.connector.Connector;
import dev.pawl.engine.Engine;
import dev.pawl.items.ItemSources;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.Store;
import dev.pawl.testkit.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One life of the engine's process: its threads are a list of tasks that is run in an order from the seed;
 * its store's
 * commits and answers are among them, so they take effect and become known at moments from the seed, too.
 * When it dies all stop.
 */
final class SimulatedProcess implements Executor {
    private final List<Runnable> tasks = new ArrayList<>();
    private final Random random;
    private @Nullable Engine engine;
    private boolean dead;

    SimulatedProcess(Random random) {
        this.random = random;
    }

    /** Starts the engine on a store that this process executes. */
    void run(Store store, VirtualClock clock, Connector connector, ItemSources items, String node,
            RuntimeSettings settings) {
        engine = Engine.builder().store(store).clock(clock).workers(this)
                .random(new SplittableRandom(random.nextLong())).node(node).settings(settings)
                .connectors(List.of(connector)).items(items).start();
    }

    Engine engine() {
        return Objects.requireNonNull(engine);
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
}
