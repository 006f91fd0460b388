package dev.pawl.server.cli;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Tells how far something long is, a line every now and then, to those who watch and not to what reads the
 * output.
 */
final class Steps {
    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final PrintWriter err;
    private long told = System.nanoTime();

    Steps(PrintWriter err) {
        this.err = err;
    }

    /** So many of a thing are done. */
    synchronized void told(String what, long done, long of) {
        if (System.nanoTime() - told < EVERY_NANOS) {
            return;
        }
        told = System.nanoTime();
        err.println(
                of > 0 ? String.format("… %s: %,d of %,d", what, done, of) : String.format("… %s: %,d", what, done));
        err.flush();
    }
}
