package dev.pawl.metrics;

import java.util.List;

/**
 * All values of a metric at one moment.
 *
 * @param samples
 *            one for each set of labels
 */
public record Family(Metric metric, List<Sample> samples) {
    /** Keeps its own copy. */
    public Family {
        samples = List.copyOf(samples);
    }

    /** One value, or one distribution. */
    public sealed interface Sample {
        /** Values of the metric's labels, in their order. */
        List<String> labels();
    }

    /** A number. */
    public record Value(List<String> labels, double value) implements Sample {}

    /**
     * A distribution.
     *
     * @param steps
     *            ascending; the last one ends at infinity and so counts all
     * @param sum
     *            of all values
     */
    public record Distribution(List<String> labels, List<Step> steps, double sum) implements Sample {}

    /** How many values were at most as large as that. */
    public record Step(double upTo, long count) {}
}
