package dev.pawl.server.observe;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that takes some work to find out, and is good for some seconds. */
public final class Kept<T> implements Supplier<T> {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Supplier<T> work;
    private @Nullable T value;
    private long atNanos;

    /** Of that work. */
    public Kept(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null || System.nanoTime() - atNanos > FRESH.toNanos()) {
            known = work.get();
            value = known;
            atNanos = System.nanoTime();
        }
        return known;
    }
}
