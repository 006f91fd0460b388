package dev.pawl.server.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every second whether those may go on to whom an answer was begun, such as a live stream, and ends it
 * for
 * those who may not. There is a thread only while there is somebody to ask about.
 */
final class Vigil {
    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    private record Watch(BooleanSupplier mayGoOn, Runnable end) {}

    /** Begins to ask; gives what to call when it is over, which may be called more than once. */
    Runnable watch(BooleanSupplier mayGoOn, Runnable end) {
        Watch watch = new Watch(mayGoOn, end);
        watches.add(watch);
        synchronized (this) {
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("pawl-vigil").start(this::look);
            }
        }
        return () -> watches.remove(watch);
    }

    /** How many are asked about. */
    int size() {
        return watches.size();
    }

    private void look() {
        while (goesOn()) {
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            watches.forEach(this::look);
        }
    }

    private synchronized boolean goesOn() {
        if (watches.isEmpty()) {
            thread = null;
            return false;
        }
        return true;
    }

    private void look(Watch watch) {
        try {
            if (watch.mayGoOn().getAsBoolean()) {
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether somebody may go on cannot be found out at the moment: {}", e.getClass().getName());
            return;
        }
        watches.remove(watch);
        try {
            watch.end().run();
        } catch (RuntimeException e) {
            LOG.error("An answer could not be ended: {}", e.getClass().getName());
        }
    }
}
