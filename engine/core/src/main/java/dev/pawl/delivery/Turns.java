package dev.pawl.delivery;

import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Has something run soon after it was asked for, however often that is, and never twice at once. */
public final class Turns {
    private final EngineClock clock;
    private final Executor workers;
    private final Runnable what;
    private boolean scheduled;
    private boolean running;
    private boolean again;
    private boolean over;

    /** Turns of that kind, none of them asked for yet. */
    public Turns(EngineClock clock, Executor workers, Runnable what) {
        this.clock = clock;
        this.workers = workers;
        this.what = what;
    }

    /** Asks for a turn, no sooner than after that pause. */
    public void ask(Duration pause) {
        synchronized (this) {
            if (over || scheduled) {
                return;
            }
            if (running) {
                again = true;
                return;
            }
            scheduled = true;
        }
        clock.after(pause, () -> {
            try {
                workers.execute(() -> turn(pause));
            } catch (RejectedExecutionException e) {
                end();
            }
        });
    }

    private void turn(Duration pause) {
        synchronized (this) {
            if (over || !scheduled) {
                return;
            }
            scheduled = false;
            running = true;
        }
        boolean once;
        try {
            what.run();
        } finally {
            synchronized (this) {
                running = false;
                once = again;
                again = false;
                notifyAll();
            }
        }
        if (once) {
            ask(pause);
        }
    }

    /** No turn begins any more. */
    public synchronized void end() {
        over = true;
    }

    /** No turn begins any more; waits for the one that runs. False if that takes too long. */
    public synchronized boolean end(Duration atMost) throws InterruptedException {
        over = true;
        long end = System.nanoTime() + atMost.toNanos();
        while (running && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return !running;
    }
}
