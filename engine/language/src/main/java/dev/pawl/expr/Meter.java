package dev.pawl.expr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.util.Map;

/**
 * Counts what one expression does and ends it when its {@link Budget} is used up. It is made for one
 * evaluation and
 * belongs to one thread.
 */
public final class Meter {
    private static final int STEPS_BETWEEN_LOOKS = 1024;
    /** A little less than can be written, because values are written inside of others. */
    private static final int DEEPEST = 2 * Json.MAX_NESTING_DEPTH - 50;

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

    /**
     * Refuses a tree whose text would be too large or nested too deep to be written. One tree may hang in another
     * many
     * times, so that a short expression makes a value which no heap can hold as text.
     *
     * @throws EvaluationException
     *             if it is
     */
    public JsonNode tree(JsonNode value) {
        measure(value, 0, 0);
        return value;
    }

    private long measure(JsonNode value, int depth, long before) {
        if (depth > DEEPEST) {
            throw exceeded("a value is nested more than " + DEEPEST + " levels deep");
        }
        long bytes = before + 1 + (value.isTextual() ? value.textValue().length() : 0);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            bytes = measure(member.getValue(), depth + 1, bytes + member.getKey().length());
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                bytes = measure(element, depth + 1, bytes);
            }
        }
        size(bytes);
        return bytes;
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
