package dev.pawl.expr;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one expression may work and how large its values may grow. Definitions are written by guests: no
 * expression
 * may hold a thread or fill the heap.
 *
 * @param time
 *            at most this long for each expression
 * @param steps
 *            at most so many evaluation steps for each expression
 * @param sizeBytes
 *            at most so many bytes for one value
 * @param nanoClock
 *            a monotonic clock
 */
public record Budget(Duration time, long steps, long sizeBytes, LongSupplier nanoClock) {
    /** AWS's limit of one second, and room for results far beyond the payload limit of 256 KiB. */
    public static Budget standard(LongSupplier nanoClock) {
        return new Budget(Duration.ofSeconds(1), 5_000_000, 16L * 1024 * 1024, nanoClock);
    }
}
