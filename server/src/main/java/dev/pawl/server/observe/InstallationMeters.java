package dev.pawl.server.observe;

import dev.pawl.delivery.Lag;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What can be read of an engine and its store when somebody looks. */
final class InstallationMeters {
    private static final Metric RUNNING = Metric.gauge("pawl_executions_running",
            "Executions that run, in the whole store; without children of map runs and Express executions.",
            "machine");
    private static final Metric LAG = Metric.gauge("pawl_delivery_lag_commits",
            "Commits that a subscriber has not dealt with yet.", "subscriber");
    private static final Metric BEHIND = Metric.gauge("pawl_delivery_lanes_behind",
            "Receivers of a subscriber that could not be reached and are being caught up with.", "subscriber");
    private static final Metric DELIVERED = Metric.counter("pawl_deliveries_total",
            "Things that a subscriber has sent.", "subscriber");
    private static final Metric FAILURES = Metric.counter("pawl_delivery_failures_total",
            "Tries of a subscriber that failed; they are tried again.", "subscriber");
    private static final Metric INDEX = Metric.gauge("pawl_index_lag_commits",
            "Commits that the index for searching has not taken in yet.");
    private static final int MACHINES = 100;

    private InstallationMeters() {}

    static void register(Metrics metrics, Engine engine, Store store) {
        metrics.read(RUNNING, new Kept<>(() -> running(store.search())));
        metrics.read(LAG, () -> deliveries(engine, lag -> Math.max(0, lag.head() - lag.position())));
        metrics.read(BEHIND, () -> deliveries(engine, lag -> lag.behind().size()));
        metrics.read(DELIVERED, () -> deliveries(engine, Lag::delivered));
        metrics.read(FAILURES, () -> deliveries(engine, Lag::failures));
        metrics.gauge(INDEX, () -> store.search().progress().stream()
                .mapToLong(progress -> Math.max(0, progress.head() - progress.position())).sum());
    }

    /** Of several partitions the figures are added up. */
    private static Map<List<String>, Double> deliveries(Engine engine, ToLongFunction<Lag> figure) {
        Map<List<String>, Double> values = new HashMap<>();
        engine.deliveries().forEach(
                lag -> values.merge(List.of(lag.subscriber()), (double) figure.applyAsLong(lag), Double::sum));
        return values;
    }

    /** Machines with the most first, and all others together. */
    private static Map<List<String>, Double> running(SearchIndex index) {
        List<SearchIndex.RunningCount> counts = new ArrayList<>(index.running());
        counts.sort(Comparator.comparing(SearchIndex.RunningCount::count).reversed());
        Map<List<String>, Double> values = new LinkedHashMap<>();
        for (SearchIndex.RunningCount count : counts) {
            String arn = count.stateMachineArn();
            String name = values.size() < MACHINES ? arn.substring(arn.lastIndexOf(':') + 1) : "other";
            values.merge(List.of(name), (double) count.count(), Double::sum);
        }
        return values;
    }
}
