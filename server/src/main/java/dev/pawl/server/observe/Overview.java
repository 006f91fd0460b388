package dev.pawl.server.observe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.metrics.Family;
import dev.pawl.metrics.Registry;
import dev.pawl.search.Statistics;
import dev.pawl.server.observe.Trend.Look;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Partitions.Holding;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How all goes at a glance, for {@code pawl top} and the console's first page. */
final class Overview {
    private static final Duration OVER = Duration.ofHours(1);
    private static final int MACHINES = 50;
    private static final int FAILURES = 10;
    private static final int TASKS = 20;
    private static final double MILLIS = 1e3;
    private static final double TENTHS = 10;
    private static final Map<String, String> QUEUES = Map.of("writer", "pawl_store_writer_queue", "inbox",
            "pawl_inbox_messages", "backlogBytes", "pawl_backlog_bytes", "timersOverdue", "pawl_timers_overdue",
            "taskCalls", "pawl_task_calls_in_flight", "index", "pawl_index_lag_commits", "deliveries",
            "pawl_delivery_lag_commits", "inMemory", "pawl_executions_in_memory");
    private static final Map<String, String> WAITING = Map.of("paused", "pawl_executions_paused", "approvals",
            "pawl_approvals_open", "activityTasks", "pawl_activity_tasks_waiting", "bulkActions",
            "pawl_bulk_actions_open");
    private static final Map<String, String> STORE = Map.of("sizeBytes", "pawl_store_size_bytes", "walBytes",
            "pawl_store_wal_bytes", "freeBytes", "pawl_store_free_bytes", "diskFreeBytes",
            "pawl_store_disk_free_bytes", "readersBusy", "pawl_store_readers_busy");

    private final Registry registry;
    private final Trend trend;
    private final Store store;
    private final Statistics statistics;
    private final Instant began = Instant.now();
    private volatile @Nullable Standstill standstill;

    Overview(Registry registry, Trend trend, Store store, Statistics statistics) {
        this.registry = registry;
        this.trend = trend;
        this.store = store;
        this.statistics = statistics;
    }

    /** The engine runs from now on. */
    void connect(Standstill known) {
        standstill = known;
    }

    /** All of it; of machines and executions what somebody may see. */
    ObjectNode json(Predicate<String> visible) {
        Instant now = Instant.now();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", IsoTime.text(now))
                .put("uptimeSeconds", Duration.between(began, now).toSeconds());
        rates(json);
        figures(QUEUES, json.putObject("queues"));
        ObjectNode waiting = json.putObject("waiting");
        figures(WAITING, waiting);
        waiting.put("limits", (long) registry.collect("pawl_limit_claims").stream().mapToDouble(Overview::waits).sum());
        ObjectNode holds = json.putObject("holds");
        Standstill known = standstill;
        if (known != null) {
            known.holds().forEach(holds::put);
        }
        ObjectNode figures = json.putObject("store");
        figures(STORE, figures);
        figures.put("commitMillis", rounded(trend.ratio(Look::commitSeconds, Look::commits) * MILLIS));
        figures.put("appendsPerCommit", rounded(trend.ratio(Look::appends, Look::commits)));
        machines(json, visible);
        tasks(json.putArray("tasks"));
        failures(json.putArray("failures"), visible);
        nodes(json.putArray("nodes"));
        return json;
    }

    private void rates(ObjectNode json) {
        ObjectNode rates = json.putObject("rates");
        ObjectNode series = json.putObject("series").put("stepSeconds", Trend.STEP.toSeconds());
        Map<String, ToDoubleFunction<Look>> all = new TreeMap<>(Map.of("started", Look::started, "ended", Look::ended,
                "unsuccessful", Look::unsuccessful, "transitions", Look::transitions, "taskCalls", Look::calls,
                "commits", Look::commits, "requests", Look::requests));
        all.forEach((name, figure) -> {
            rates.put(name, rounded(trend.rate(figure)));
            ArrayNode values = series.putArray(name);
            trend.rates(figure).forEach(rate -> values.add(rounded(rate)));
        });
    }

    private void figures(Map<String, String> names, ObjectNode json) {
        new TreeMap<>(names).forEach((name, metric) -> registry.collect(metric)
                .filter(family -> !family.samples().isEmpty())
                .ifPresent(family -> json.put(name, (long) sum(family))));
    }

    /** Those that have no place yet. */
    private static double waits(Family claims) {
        return claims.samples().stream().mapToDouble(sample -> sample instanceof Family.Value value
                && value.labels().contains("waiting") ? value.value() : 0).sum();
    }

    private static double sum(Family family) {
        return family.samples().stream()
                .mapToDouble(sample -> sample instanceof Family.Value value ? value.value() : 0).sum();
    }

    /** Those that did most in the last hour first. */
    private void machines(ObjectNode json, Predicate<String> visible) {
        List<Statistics.OfMachine> seen = statistics.machines(OVER).stream()
                .filter(machine -> visible.test(machine.stateMachineArn())).toList();
        json.put("running", seen.stream().mapToLong(Statistics.OfMachine::running).sum());
        json.put("machineCount", seen.size());
        ArrayNode list = json.putArray("machines");
        seen.stream().filter(machine -> machine.counted() && machine.running() + ends(machine) > 0)
                .sorted(Comparator.comparing((Statistics.OfMachine machine) -> ends(machine) + machine.running())
                        .reversed())
                .limit(MACHINES).forEach(machine -> {
                    ObjectNode one = list.addObject().put("stateMachineArn", machine.stateMachineArn())
                            .put("name", nameOf(machine.stateMachineArn())).put("running", machine.running())
                            .put("succeeded", machine.rates().succeeded()).put("failed", machine.rates().failed())
                            .put("timedOut", machine.rates().timedOut()).put("aborted", machine.rates().aborted());
                    machine.rates().p50Millis().ifPresent(millis -> one.put("p50Millis", millis));
                    machine.rates().p95Millis().ifPresent(millis -> one.put("p95Millis", millis));
                });
    }

    private static long ends(Statistics.OfMachine machine) {
        return machine.rates().succeeded() + machine.rates().failed() + machine.rates().timedOut()
                + machine.rates().aborted();
    }

    /** What tasks call, slowest on average first, since the process began. */
    private void tasks(ArrayNode list) {
        Map<String, Long> failed = new HashMap<>();
        registry.collect("pawl_task_calls_total").ifPresent(family -> family.samples().forEach(sample -> {
            if (sample instanceof Family.Value value && value.labels().get(1).equals("failed")) {
                failed.put(value.labels().getFirst(), (long) value.value());
            }
        }));
        registry.collect("pawl_task_call_duration_seconds").stream().flatMap(family -> family.samples().stream())
                .filter(Family.Distribution.class::isInstance).map(Family.Distribution.class::cast)
                .filter(calls -> calls.steps().getLast().count() > 0)
                .sorted(Comparator.comparing(Overview::mean).reversed()).limit(TASKS)
                .forEach(calls -> list.addObject().put("resource", calls.labels().getFirst())
                        .put("calls", calls.steps().getLast().count())
                        .put("failed", failed.getOrDefault(calls.labels().getFirst(), 0L))
                        .put("meanMillis", rounded(mean(calls) * MILLIS)));
    }

    private static double mean(Family.Distribution calls) {
        return calls.sum() / calls.steps().getLast().count();
    }

    private void failures(ArrayNode list, Predicate<String> visible) {
        SearchIndex index = store.search();
        List<Long> keys = index.keys(new SearchIndex.Source.Everywhere(
                Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT), Optional.empty()),
                new SearchIndex.KeyRange(0, Long.MAX_VALUE), FAILURES * FAILURES);
        index.load(keys, false).stream().map(SearchIndex.Found::execution)
                .filter(execution -> visible.test(execution.info().stateMachineArn())).limit(FAILURES)
                .forEach(execution -> failure(list.addObject(), execution));
    }

    private static void failure(ObjectNode json, ExecutionRecord execution) {
        json.put("executionArn", execution.info().arn()).put("name", execution.info().name())
                .put("machine", execution.info().stateMachineName()).put("status", execution.status().name());
        execution.stoppedAt().ifPresent(at -> json.put("stoppedAt", IsoTime.text(at)));
        execution.failure().error().ifPresent(error -> json.put("error", error));
    }

    private void nodes(ArrayNode list) {
        View view = store.cluster().look();
        Map<String, Integer> held = new TreeMap<>();
        view.nodes().forEach(node -> held.put(node.id(), 0));
        for (Holding holding : view.holdings()) {
            holding.node().ifPresent(node -> held.merge(node, 1, Integer::sum));
        }
        view.nodes().forEach(node -> list.addObject().put("node", node.id())
                .put("name", node.name().isEmpty() ? node.id() : node.name()).put("stopping", node.stopping())
                .put("partitions", held.getOrDefault(node.id(), 0)));
    }

    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static double rounded(double value) {
        return Math.round(value * TENTHS) / TENTHS;
    }
}
