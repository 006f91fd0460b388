package dev.pawl.metrics;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that is measured.
 *
 * @param name
 *            as Prometheus has it: in base units, a counter ends in {@code _total}
 * @param kind
 *            what its values mean
 * @param help
 *            one sentence for people
 * @param labels
 *            by which values are told apart
 */
public record Metric(String name, Kind kind, String help, List<String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** What values mean. */
    public enum Kind {
        /** Only grows, from the start of the process. */
        COUNTER,
        /** As it is at present. */
        GAUGE,
        /** How values are spread: how many were at most as large as each bound. */
        HISTOGRAM
    }

    /** Refuses names that Prometheus would not take, and counters that are not named as such. */
    public Metric {
        labels = List.copyOf(labels);
        if (!NAME.matcher(name).matches() || name.endsWith("_total") != (kind == Kind.COUNTER)) {
            throw new IllegalArgumentException(
                    "Expected a name such as pawl_things_total for a counter only, but got " + name);
        }
    }

    /** Something that is counted. */
    public static Metric counter(String name, String help, String... labels) {
        return new Metric(name, Kind.COUNTER, help, List.of(labels));
    }

    /** Something that goes up and down. */
    public static Metric gauge(String name, String help, String... labels) {
        return new Metric(name, Kind.GAUGE, help, List.of(labels));
    }

    /** Something that takes long or is large, now more, now less. */
    public static Metric histogram(String name, String help, String... labels) {
        return new Metric(name, Kind.HISTOGRAM, help, List.of(labels));
    }
}
