package dev.pawl.crash;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.maprun.MapRunCounts;
import dev.pawl.maprun.MapRunReport;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.store.MapRuns.ItemQuery;
import dev.pawl.store.MapRuns.MapRunRecord;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Compares what is stored with what the engine promised. Everything that does not fit is a line of text. */
final class Findings {
    /**
     * Of all the time that an engine was there. Slow machines included; a timer that was lost is late by much
     * more.
     */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final Store store;
    private final Ledger ledger;
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> scheduled = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private Duration latest = Duration.ZERO;

    Findings(Store store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /** All that does not fit. */
    List<String> look() {
        for (Kind kind : Kind.values()) {
            String machine = "arn:aws:states:" + Kind.REGION + ":" + Kind.ACCOUNT + ":stateMachine:" + kind.machine();
            Optional<Long> after = Optional.empty();
            List<ExecutionRecord> page;
            do {
                page = store.executions().list(new Query(machine, Optional.empty(), after, 500));
                page.forEach(listed -> execution(kind, listed.info().arn()));
                after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).key());
            } while (page.size() == 500);
        }
        ledger.started.stream().filter(arn -> !seen.contains(arn)).forEach(arn -> wrong(arn, "is lost"));
        ledger.called.stream().filter(token -> !scheduled.contains(token) && !ofExpress(token))
                .forEach(token -> wrong(token, "was called before its task was stored"));
        ledger.jobs.stream().filter(token -> !ledger.cancelled.contains(token))
                .forEach(token -> wrong(token, "is a job that was never cancelled"));
        return wrong;
    }

    /** Nothing is stored of Express executions, not even that they have scheduled a task. */
    private static boolean ofExpress(String token) {
        return TaskToken.decode(token).filter(t -> t.executionArn().contains(":express:")).isPresent();
    }

    /** What was looked at, for the log. */
    String summary() {
        return counts + ", latest timer " + latest.toMillis() + " ms of uptime after it was due";
    }

    private void wrong(String what, String how) {
        wrong.add(what + " " + how);
    }

    private void execution(Kind kind, String arn) {
        seen.add(arn);
        counts.merge(kind.machine(), 1, Integer::sum);
        ExecutionRecord record = store.executions().find(arn).orElseThrow();
        if (record.status() != kind.end()) {
            wrong(arn, "ended as " + record.status() + " " + record.failure());
        }
        output(kind, record);
        history(record);
        store.mapRuns().of(arn, Optional.empty(), 9).forEach(this::mapRun);
    }

    /** Each item has one child, which has ended once, and is counted once. */
    private void mapRun(MapRunRecord run) {
        counts.merge("runs", 1, Integer::sum);
        MapRunCounts all = new MapRunCounts(0, 0, Kind.MANY, 0, 0, 0, Kind.MANY, 0, 0, 0);
        MapRunReport report = MapRunReport.of(run.row().progress());
        if (run.row().status() != ExecutionStatus.SUCCEEDED || !report.items().equals(all)
                || !report.executions().equals(all)) {
            wrong(run.arn(), "ended as " + run.row());
        }
        List<Item> items = store.mapRuns().items(run.key(), ItemQuery.from(0, 1000));
        if (items.size() != Kind.MANY || items.stream().anyMatch(i -> i.status() != ExecutionStatus.SUCCEEDED)) {
            wrong(run.arn(), "has " + items);
        }
        if (!run.plan().value().path("express").booleanValue()) {
            items.forEach(item -> store.executions().find(MapRun.read(run.arn()).child(item.index()).text())
                    .ifPresentOrElse(this::history, () -> wrong(run.arn(), "has lost the child " + item.index())));
        }
    }

    private void history(ExecutionRecord record) {
        String arn = record.info().arn();
        Stored stored = store.log().load(arn).orElseThrow();
        ExecutionState state = new ExecutionState(record.info());
        stored.events().forEach(event -> Fold.apply(state, event));
        if (state.status() != record.status()) {
            wrong(arn, "folds to " + state.status() + ", but is stored as " + record.status());
        }
        List<HistoryEvent> visible = stored.events().stream().filter(HistoryEvent::visible).toList();
        List<HistoryEvent> shown = store.executions().history(record.key(), new HistoryRange(1, 10_000, false));
        if (!visible.equals(shown)) {
            wrong(arn, "shows " + shown + ", but folds " + visible);
        }
        ids(arn, visible);
        outcomes(arn, visible);
        punctuality(arn, stored.events());
    }

    private void output(Kind kind, ExecutionRecord record) {
        String arn = record.info().arn();
        String output = record.output().map(payload -> payload.text()).orElse("");
        int number = record.info().name().matches("e\\d+") ? Integer.parseInt(record.info().name().substring(1)) : -1;
        String expected = number < 0 ? record.info().input().text() : kind.output(number);
        if (!output.equals(expected)) {
            wrong(arn, "has the output " + output + ", not " + expected);
        }
    }

    private void ids(String arn, List<HistoryEvent> visible) {
        long next = 1;
        for (HistoryEvent event : visible) {
            if (event.id() != next) {
                wrong(arn, "has event " + event.id() + " where " + next + " is due");
            }
            if (event.previousEventId() >= event.id()) {
                wrong(arn, "has event " + event.id() + " after " + event.previousEventId());
            }
            next = event.id() + 1;
        }
    }

    /** Each attempt was called before it has an outcome, has one outcome, and its token is the stored one. */
    private void outcomes(String arn, List<HistoryEvent> visible) {
        Map<Integer, String> open = new HashMap<>();
        for (HistoryEvent event : visible) {
            if (event.event() instanceof Event.TaskScheduled task) {
                String token = new TaskToken(arn, event.id(), 0, task.secret()).encode();
                scheduled.add(token);
                open.put(event.frame(), isFunction(task) ? token : "");
            } else if (event.event() instanceof Event.TaskSucceeded || event.event() instanceof Event.TaskFailed
                    || event.event() instanceof Event.TaskTimedOut) {
                String token = open.remove(event.frame());
                if (token == null) {
                    wrong(arn, "has a second outcome at " + event.id());
                } else if (!token.isEmpty() && !ledger.called.contains(token)) {
                    wrong(arn, "has an outcome at " + event.id() + " without a call");
                }
            }
        }
    }

    private static boolean isFunction(Event.TaskScheduled task) {
        return task.resource().contains(":function:") || task.resourceType().equals("lambda");
    }

    /** Waits, retries and time-outs come as soon as they are due and an engine is there. */
    private void punctuality(String arn, List<HistoryEvent> events) {
        Map<Integer, Instant> due = new HashMap<>();
        Map<Integer, Instant> timeouts = new HashMap<>();
        for (HistoryEvent event : events) {
            Instant planned = due.remove(event.frame());
            if (planned != null) {
                late(arn, event, planned);
            }
            switch (event.event()) {
                case Event.WaitPlanned wait -> due.put(event.frame(), wait.until());
                case Event.RetryPlanned retry -> due.put(event.frame(), retry.until());
                case Event.TaskScheduled task -> timeout(task.timeoutInSeconds())
                        .ifPresent(after -> timeouts.put(event.frame(), event.timestamp().plus(after)));
                case Event.TaskStarted started -> timeouts.computeIfPresent(event.frame(),
                        (frame, at) -> event.timestamp().plusSeconds(2));
                case Event.TaskTimedOut timedOut ->
                    late(arn, event, timeouts.getOrDefault(event.frame(), Instant.EPOCH));
                case Event other -> {
                    // has no time of its own
                }
            }
        }
    }

    private static Optional<Duration> timeout(OptionalLong seconds) {
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsLong())) : Optional.empty();
    }

    private void late(String arn, HistoryEvent event, Instant due) {
        Duration late = ledger.up(due, event.timestamp());
        if (late.compareTo(latest) > 0) {
            latest = late;
        }
        if (late.compareTo(PROMPT) > 0) {
            wrong(arn, "had an engine for " + late + " before event " + event.id() + ", which was due at " + due);
        }
    }
}
