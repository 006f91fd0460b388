package dev.pawl.timer;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Something that fails again and again, told once a minute, and told when it is over. */
public final class Complaint {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Consumer<String> told;
    private boolean failing;
    private long beganNanos;
    private long toldNanos;
    private int untold;

    /**
     * One that has nothing to say yet.
     *
     * @param nanoTime
     *            a clock that never goes back
     * @param told
     *            where it is told
     */
    public Complaint(LongSupplier nanoTime, Consumer<String> told) {
        this.nanoTime = nanoTime;
        this.told = told;
    }

    /** It failed once more. */
    public synchronized void of(String what, Throwable why) {
        long now = nanoTime.getAsLong();
        if (!failing) {
            failing = true;
            beganNanos = now;
        } else if (now - toldNanos < AGAIN.toNanos()) {
            untold++;
            return;
        }
        told.accept(
                what + ": " + why.getMessage() + (untold == 0 ? "" : " (" + untold + " times since this was told)"));
        toldNanos = now;
        untold = 0;
    }

    /** It went well. */
    public synchronized void over(String what) {
        if (failing) {
            failing = false;
            untold = 0;
            told.accept(what + ", after " + Duration.ofNanos(nanoTime.getAsLong() - beganNanos).toSeconds() + " s");
        }
    }
}
