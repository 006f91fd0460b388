package dev.pawl.log;

import dev.pawl.history.HistoryEvent;
import dev.pawl.store.Deliveries;
import dev.pawl.store.Deliveries.Commit;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.ExpressLog.Logged;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pawl's own log of each machine. Of Standard executions it shows their history, so it is complete and costs
 * nothing; of
 * Express executions what their machines log while logging is on. Reads only.
 */
public final class MachineLog {
    private static final int COMMITS = 500;
    private static final int EVENTS = 1000;

    private final Store store;
    private final LogSelection selection;
    private final Map<Long, String> machineArns = new ConcurrentHashMap<>();

    /** Of what that store keeps; no engine is needed. */
    public MachineLog(Store store) {
        this.store = store;
        this.selection = new LogSelection(store.machines());
    }

    /**
     * Where a reader of a machine's log stands.
     *
     * @param positions
     *            the last commit that it has seen of each partition
     */
    public record Bookmark(Map<Integer, Long> positions) {
        /** Keeps its own copy. */
        public Bookmark {
            positions = Map.copyOf(positions);
        }
    }

    /**
     * A page of a machine's log.
     *
     * @param events
     *            in the order of their times
     * @param next
     *            where it goes on
     * @param more
     *            whether there is more at once
     */
    public record Page(List<LogEvent> events, Bookmark next, boolean more) {}

    /** Where what happened at that moment and later begins. */
    public Bookmark since(Instant moment) {
        Map<Integer, Long> positions = new HashMap<>();
        for (int partition = 0; partition < store.partitions().count(); partition++) {
            positions.put(partition, lastBefore(partition, moment));
        }
        return new Bookmark(positions);
    }

    /** Commits of a partition are in the order of time but for a few milliseconds, so halving finds a moment. */
    private long lastBefore(int partition, Instant moment) {
        long before = 0;
        long atOrAfter = store.deliveries().head(partition);
        while (before < atOrAfter) {
            long middle = before + (atOrAfter - before) / 2;
            Optional<Committed> next = next(partition, middle);
            if (next.isPresent() && next.get().events().getFirst().timestamp().isBefore(moment)) {
                before = next.get().commit().position();
            } else {
                atOrAfter = middle;
            }
        }
        return Math.min(before, atOrAfter);
    }

    /** The next commit that holds an event. */
    private Optional<Committed> next(int partition, long position) {
        Deliveries deliveries = store.deliveries();
        List<Commit> one = deliveries.commits(partition, position, 1);
        while (!one.isEmpty()) {
            List<Committed> read = deliveries.read(one);
            if (!read.isEmpty() && !read.getFirst().events().isEmpty()) {
                return Optional.of(read.getFirst());
            }
            one = deliveries.commits(partition, one.getFirst().position(), 1);
        }
        return Optional.empty();
    }

    /**
     * What comes after a bookmark in the log of a machine.
     *
     * @param level
     *            if it is not given: the machine's own, or everything if its logging is off
     */
    public Page machine(String stateMachineArn, Bookmark after, Optional<LogLevel> level) {
        Map<Integer, Long> positions = new HashMap<>(after.positions());
        List<LogEvent> events = new ArrayList<>();
        boolean more = false;
        for (int partition = 0; partition < store.partitions().count(); partition++) {
            List<Commit> commits = store.deliveries().commits(partition, positions.getOrDefault(partition, 0L),
                    COMMITS);
            if (commits.isEmpty()) {
                continue;
            }
            List<Commit> mine = commits.stream().filter(c -> machineOf(c).equals(stateMachineArn)).toList();
            List<Committed> read = mine.isEmpty() ? List.of() : store.deliveries().read(mine);
            read.forEach(committed -> add(committed, level, events));
            boolean cut = !read.isEmpty() && read.size() < mine.size();
            positions.put(partition, (cut ? read.getLast().commit() : commits.getLast()).position());
            more |= cut || commits.size() == COMMITS;
        }
        events.sort(Comparator.comparing(logged -> logged.event().timestamp()));
        return new Page(List.copyOf(events), new Bookmark(positions), more);
    }

    private String machineOf(Commit commit) {
        return machineArns.computeIfAbsent(commit.machineRevisionKey(),
                key -> store.machines().revision(key).map(MachineRecord::arn).orElse(""));
    }

    private void add(Committed committed, Optional<LogLevel> level, List<LogEvent> events) {
        LoggingConfiguration configuration = selection.of(committed.commit().machineRevisionKey());
        LogLevel shown = shown(level, configuration);
        for (HistoryEvent event : committed.events()) {
            if (shown.includes(event.event())) {
                events.add(new LogEvent(committed.info(), event, committed.redriveCount(), data(configuration)));
            }
        }
    }

    /**
     * What comes after an event in the log of an execution.
     *
     * @param level
     *            as for a machine
     */
    public ExecutionPage execution(String executionArn, long afterEventId, Optional<LogLevel> level) {
        Optional<ExecutionRecord> standard = store.executions().find(executionArn);
        if (standard.isPresent()) {
            return page(standard.get(), store.executions().history(standard.get().key(),
                    new HistoryRange(afterEventId + 1, EVENTS, false)), afterEventId, level);
        }
        return express(executionArn).map(logged -> page(logged.record(),
                logged.events().stream().filter(event -> event.id() > afterEventId).toList(), afterEventId, level))
                .orElseGet(() -> new ExecutionPage(List.of(), afterEventId, false, false));
    }

    /**
     * A page of an execution's log.
     *
     * @param lastEventId
     *            where it goes on
     * @param more
     *            whether there is more at once
     * @param ended
     *            whether the execution has ended
     */
    public record ExecutionPage(List<LogEvent> events, long lastEventId, boolean more, boolean ended) {}

    private ExecutionPage page(ExecutionRecord record, List<HistoryEvent> events, long after,
            Optional<LogLevel> level) {
        LoggingConfiguration configuration = selection.of(record.machineRevisionKey());
        LogLevel shown = shown(level, configuration);
        List<LogEvent> wanted = events.stream().filter(event -> shown.includes(event.event()))
                .map(event -> new LogEvent(record.info(), event, record.redriveCount(), data(configuration)))
                .toList();
        return new ExecutionPage(wanted, events.isEmpty() ? after : events.getLast().id(),
                !record.info().express() && events.size() == EVENTS, record.status().ended());
    }

    private static LogLevel shown(Optional<LogLevel> asked, LoggingConfiguration configuration) {
        return asked.orElseGet(() -> configuration.on() ? configuration.level() : LogLevel.ALL);
    }

    /** With logging off there is only history, which whoever may read the store may see. */
    private static boolean data(LoggingConfiguration configuration) {
        return !configuration.on() || configuration.data();
    }

    /** What the log has of an Express execution; empty if nothing. */
    public Optional<LoggedExecution> express(String executionArn) {
        List<Logged> all = new ArrayList<>();
        List<Logged> page = store.expressLog().of(executionArn, 0, EVENTS);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.expressLog().of(executionArn, page.getLast().position(), EVENTS);
        }
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(LoggedExecution.of(store.partitions().of(executionArn),
                        all.stream().map(Logged::piece).toList()));
    }

    /** The Express executions of a machine of which the log has something, the newest first. */
    public List<LoggedExecution> newestExpress(String stateMachineArn, int limit) {
        return store.expressLog().newest(stateMachineArn, limit).stream().map(this::express)
                .flatMap(Optional::stream).toList();
    }
}
