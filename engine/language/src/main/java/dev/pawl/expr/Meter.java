package dev.pawl.expr;

/**
 * Counts what one expression does and ends it when its {@link Budget} is used up. It is made for one
 * evaluation and
 * belongs to one thread.
 */
public final class Meter {
    private static final int STEPS_BETWEEN_LOOKS = 1024;

    private final Budget budget;
    private final String error;
    private final long startNanos;
    private long steps;
    private long nextLook;

    /** Starts now; {@code error} is the name of the error with which an expression ends that wants too much. */
    public Meter(Budget budget, String error) {
        this.budget = budget;
        this.error = error;
        this.startNanos = budget.nanoClock().getAsLong();
        this.nextLook = STEPS_BETWEEN_LOOKS;
    }

    /**
     * Counts one step.
     *
     * @throws EvaluationException
     *             if there were too many, or time is up
     */
    public void step() {
        if (++steps >= nextLook) {
            look();
        }
    }

    /** Counts many steps at once. */
    public void steps(long count) {
        steps += count;
        if (steps >= nextLook) {
            look();
        }
    }

    /**
     * Counts one small part of a step, such as reading a character: it is cheap, and does not use up the steps.
     *
     * @param parts
     *            how many parts were counted so far; the clock is read once in a while
     */
    public void part(long parts) {
        if ((parts & (4 * STEPS_BETWEEN_LOOKS - 1)) == 0) {
            checkTime();
        }
    }

    /**
     * Refuses a value that is too large.
     *
     * @throws EvaluationException
     *             if it is
     */
    public void size(long bytes) {
        if (bytes > budget.sizeBytes()) {
            throw exceeded("a value is larger than " + budget.sizeBytes() + " bytes");
        }
    }

    /** The exception that ends an expression which wants too much. */
    public EvaluationException exceeded(String what) {
        return new EvaluationException(error, "The expression exceeded its limits: " + what + ".");
    }

    private void look() {
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        if (steps > budget.steps()) {
            throw exceeded("more than " + budget.steps() + " steps");
        }
        checkTime();
    }

    private void checkTime() {
        if (budget.nanoClock().getAsLong() - startNanos > budget.time().toNanos()) {
            throw exceeded("it took longer than " + budget.time().toMillis() + " ms");
        }
    }
}
