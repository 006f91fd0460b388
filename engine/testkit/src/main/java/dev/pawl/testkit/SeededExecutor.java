package dev.pawl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;

/**
 * The threads of a process that is played: what is ready runs one by one, in an order from the seed. Once it
 * is dead
 * nothing runs any more.
 */
final class SeededExecutor implements Executor {
    private final List<Runnable> ready = new ArrayList<>();
    private final SplittableRandom random;
    private boolean dead;

    SeededExecutor(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public void execute(Runnable task) {
        if (!dead) {
            ready.add(task);
        }
    }

    /** Runs one task that is ready; false if there is none. */
    boolean step() {
        if (ready.isEmpty()) {
            return false;
        }
        int last = ready.size() - 1;
        int chosen = last == 0 ? 0 : random.nextInt(ready.size());
        Runnable task = ready.get(chosen);
        ready.set(chosen, ready.get(last));
        ready.remove(last);
        task.run();
        return true;
    }

    /** The power is cut. */
    void kill() {
        dead = true;
        ready.clear();
    }
}
