package dev.pawl.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Where those who measure get what they count with. Instruments are asked for once, kept, and then cost an
 * addition
 * each. Asking twice gives the same one.
 */
public interface Metrics {
    /** Measures nothing. */
    Metrics NONE = new NoMetrics();

    /** So many machines are told apart; further ones are counted together. */
    int USUAL_MACHINES = 100;

    /** How many machines are told apart. */
    int machines();

    /** A counter for these values of its labels. */
    Counter counter(Metric metric, String... labels);

    /** A distribution for these values of its labels. */
    Histogram histogram(Metric metric, Scale scale, String... labels);

    /** Read when somebody looks; must be quick, and may throw. */
    void gauge(Metric metric, DoubleSupplier value);

    /** A gauge with labels, or a counter that somebody else keeps: values by those of the labels. */
    void read(Metric metric, Supplier<Map<List<String>, Double>> values);
}
