package dev.pawl.server.observe;

import dev.pawl.delivery.Lag;
import dev.pawl.engine.Engine;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Registry;
import dev.pawl.store.Claims;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final Metric ACTIVITIES = Metric.gauge("pawl_activity_tasks_waiting",
            "Tasks of activities that no worker has taken, in the whole store.", "activity");
    private static final Metric PAUSED = Metric.gauge("pawl_executions_paused",
            "Executions that stand still because they, their machine or everything is paused, in the whole store.");
    private static final Metric HOLDS = Metric.gauge("pawl_holds",
            "What people paused and did not resume yet: everything, machines, executions, in the whole store.",
            "scope");
    private static final Metric DRAINING = Metric.gauge("pawl_draining",
            "One while the server, or this node, is being drained, otherwise zero.");
    private static final Metric WAITING = Metric.gauge("pawl_limit_claims",
            "Executions and tasks under a limit, in the whole store: those that wait, and those that have a place.",
            "limit", "state");
    private static final Metric REFUSED = Metric.counter("pawl_starts_refused_total",
            "Starts that were refused to protect the server, by what there was too little of.", "why");
    private static final Metric REFUSES = Metric.gauge("pawl_starts_refused",
            "One while starts are refused to protect the server, otherwise zero.");
    private static final Metric FORKS = Metric.counter("pawl_forks_total", "Forks of executions that were made.");
    private static final Metric BULK = Metric.gauge("pawl_bulk_actions_open",
            "Bulk actions that are not over, in the whole store; a hundred at most.");
    private static final Metric NODES = Metric.gauge("pawl_cluster_nodes", "Nodes that share the store.");
    private static final int BULKS = 100;

    private InstallationMeters() {}

    static void register(Metrics metrics, Engine engine, Store store) {
        metrics.read(RUNNING, new Kept<>(() -> running(store.search(), metrics.machines())));
        metrics.read(LAG, () -> deliveries(engine, lag -> Math.max(0, lag.head() - lag.position())));
        metrics.read(BEHIND, () -> deliveries(engine, lag -> lag.behind().size()));
        metrics.read(DELIVERED, () -> deliveries(engine, Lag::delivered));
        metrics.read(FAILURES, () -> deliveries(engine, Lag::failures));
        metrics.read(ACTIVITIES, new Kept<>(() -> most(store.outstanding().activityTasks(), metrics.machines())));
        metrics.gauge(PAUSED, new Kept<>(() -> (double) store.outstanding().held())::get);
        Standstill standstill = new Standstill(engine);
        metrics.read(HOLDS, () -> scopes(standstill.holds()));
        metrics.gauge(DRAINING, () -> standstill.drained().isPresent() ? 1 : 0);
        metrics.read(WAITING, new Kept<>(() -> claims(engine.limiting().counts())));
        metrics.read(REFUSED, () -> refused(engine.protection().refusedStarts()));
        metrics.gauge(REFUSES, () -> engine.protection().refusal().isPresent() ? 1 : 0);
        metrics.read(FORKS, () -> Map.of(List.of(), (double) engine.forks().made()));
        metrics.gauge(BULK, new Kept<>(() -> (double) store.bulkActions().open(BULKS).size())::get);
        metrics.gauge(NODES, new Kept<>(() -> (double) engine.members().view().nodes().size())::get);
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

    private static Map<List<String>, Double> scopes(Map<String, Long> holds) {
        Map<List<String>, Double> values = new HashMap<>();
        holds.forEach((scope, count) -> values.put(List.of(scope), (double) count));
        return values;
    }

    private static Map<List<String>, Double> refused(Map<String, Long> starts) {
        Map<List<String>, Double> values = new HashMap<>();
        starts.forEach((why, count) -> values.put(List.of(why), (double) count));
        return values;
    }

    private static Map<List<String>, Double> claims(Map<String, Map<Claims.State, Long>> counts) {
        Map<List<String>, Double> values = new HashMap<>();
        counts.forEach((limit, states) -> states.forEach((state, count) -> values
                .put(List.of(limit, state.name().toLowerCase(Locale.ROOT)), (double) count)));
        return values;
    }

    /** Those with the most first, by the names in their ARNs, and all others together. */
    private static Map<List<String>, Double> most(Map<String, Long> counts, int machines) {
        Map<List<String>, Double> values = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(one -> values.merge(
                        List.of(values.size() < machines
                                ? one.getKey().substring(one.getKey().lastIndexOf(':') + 1)
                                : Registry.OTHER),
                        (double) one.getValue(), Double::sum));
        return values;
    }

    private static Map<List<String>, Double> running(SearchIndex index, int machines) {
        Map<String, Long> counts = new HashMap<>();
        index.running().forEach(running -> counts.merge(running.stateMachineArn(), running.count(), Long::sum));
        return most(counts, machines);
    }
}
