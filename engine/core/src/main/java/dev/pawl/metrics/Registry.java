package dev.pawl.metrics;

import dev.pawl.metrics.Family.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows all that is measured in a process. What has labels is bounded: once a metric has as many sets of
 * labels as are
 * allowed, all further ones are counted together as {@code other}.
 */
public final class Registry implements Metrics {
    /** What stands in the place of each label once there are too many. */
    public static final String OTHER = "other";

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final int most;
    private final int machines;
    private final ConcurrentMap<String, Entry> entries = new ConcurrentSkipListMap<>();

    /** With at most so many sets of labels for each metric. */
    public Registry(int most) {
        this(most, USUAL_MACHINES);
    }

    /** As above, with so many machines told apart. */
    public Registry(int most, int machines) {
        this.most = most;
        this.machines = machines;
    }

    @Override
    public int machines() {
        return machines;
    }

    private sealed interface Entry {
        Metric metric();
    }

    private record Counted(Metric metric, ConcurrentMap<List<String>, Tally> tallies) implements Entry {}

    private record Spread(Metric metric, ConcurrentMap<List<String>, Steps> steps) implements Entry {}

    private record Looked(Metric metric, Supplier<Map<List<String>, Double>> values) implements Entry {}

    private record Tally(LongAdder sum) implements Counter {
        @Override
        public void add(long amount) {
            sum.add(amount);
        }
    }

    @Override
    public Counter counter(Metric metric, String... labels) {
        Entry entry = entries.computeIfAbsent(metric.name(), n -> new Counted(metric, new ConcurrentHashMap<>()));
        if (!(entry instanceof Counted counted) || !entry.metric().equals(metric)) {
            throw twice(metric);
        }
        return child(counted.tallies(), metric, labels, key -> new Tally(new LongAdder()));
    }

    @Override
    public Histogram histogram(Metric metric, Scale scale, String... labels) {
        Entry entry = entries.computeIfAbsent(metric.name(), n -> new Spread(metric, new ConcurrentHashMap<>()));
        if (!(entry instanceof Spread spread) || !entry.metric().equals(metric)) {
            throw twice(metric);
        }
        return child(spread.steps(), metric, labels, key -> new Steps(scale));
    }

    @Override
    public void gauge(Metric metric, DoubleSupplier value) {
        read(metric, () -> Map.of(List.of(), value.getAsDouble()));
    }

    /** Whoever comes later with the same metric takes the place of whoever was before. */
    @Override
    public void read(Metric metric, Supplier<Map<List<String>, Double>> values) {
        entries.put(metric.name(), new Looked(metric, values));
    }

    /** All there is at present, by name. What cannot be read is left out, and complained about. */
    public List<Family> collect() {
        List<Family> all = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) {
            all.add(new Family(entry.metric(), samples(entry)));
        }
        return all;
    }

    /**
     * How often something was counted, whatever its labels; of a distribution, how many values. Asks nobody else.
     */
    public double total(String metric) {
        return switch (entries.get(metric)) {
            case null -> 0;
            case Counted counted -> counted.tallies().values().stream().mapToLong(t -> t.sum().sum()).sum();
            case Spread spread -> spread.steps().values().stream().mapToLong(Steps::count).sum();
            case Looked looked -> looked.values().get().values().stream().mapToDouble(Double::doubleValue).sum();
        };
    }

    /** As above, of the values that one label has. */
    public double total(String metric, String labelValue) {
        return entries.get(metric) instanceof Counted counted
                ? counted.tallies().entrySet().stream().filter(e -> e.getKey().contains(labelValue))
                        .mapToLong(e -> e.getValue().sum().sum()).sum()
                : 0;
    }

    /** Sum of all values of a distribution, in its shown unit. */
    public double sum(String metric) {
        return entries.get(metric) instanceof Spread spread
                ? spread.steps().values().stream().mapToDouble(Steps::total).sum()
                : 0;
    }

    /** All values of one metric at present. */
    public Optional<Family> collect(String metric) {
        return Optional.ofNullable(entries.get(metric)).map(entry -> new Family(entry.metric(), samples(entry)));
    }

    private static List<Sample> samples(Entry entry) {
        List<Sample> samples = new ArrayList<>();
        switch (entry) {
            case Counted counted -> counted.tallies()
                    .forEach((labels, tally) -> samples.add(new Family.Value(labels, tally.sum().sum())));
            case Spread spread -> spread.steps().forEach((labels, steps) -> samples.add(steps.at(labels)));
            case Looked looked -> {
                try {
                    looked.values().get().forEach((labels, value) -> samples.add(new Family.Value(labels, value)));
                } catch (RuntimeException e) {
                    LOG.warn("{} could not be read: {}", entry.metric().name(), e.getMessage());
                }
            }
        }
        return samples;
    }

    private <T> T child(ConcurrentMap<List<String>, T> children, Metric metric, String[] labels,
            Function<List<String>, T> make) {
        List<String> key = List.of(labels);
        if (key.size() != metric.labels().size()) {
            throw new IllegalArgumentException("Expected values for " + metric.labels() + ", but got " + key);
        }
        T known = children.get(key);
        if (known == null) {
            known = children.computeIfAbsent(children.size() < most ? key : key.stream().map(l -> OTHER).toList(),
                    make);
        }
        return known;
    }

    private static IllegalStateException twice(Metric metric) {
        return new IllegalStateException("Expected one meaning of " + metric.name() + ", but there are two");
    }
}
