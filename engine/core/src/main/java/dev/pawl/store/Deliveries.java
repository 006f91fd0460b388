package dev.pawl.store;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows commits reads from here: what was committed to a partition, in order, and how far each reader
 * has come.
 * Reads are short, and never in the writer's way. Commits that are gone, because their executions were
 * deleted, are
 * passed over: no reader holds them back.
 */
public interface Deliveries {
    /** Position of the last commit of a partition; 0 if there was none. */
    long head(int partition);

    /** Commits of a partition after a position, in order; what they hold is not read. */
    List<Commit> commits(int partition, long afterPosition, int limit);

    /**
     * What these commits of one partition hold, in their order, without what a fork copied. It ends early once
     * that is large, but never
     * before the
     * first; a commit that has gone meanwhile is left out.
     */
    List<Committed> read(List<Commit> commits);

    /** How far a reader has come in a partition; empty if it never read there. */
    Optional<Cursor> cursor(String reader, int partition);

    /** Keeps how far a reader has come; false, and nothing is kept, if the lease is over. */
    boolean keep(String reader, Lease lease, Cursor cursor);

    /**
     * One execution's part in a commit.
     *
     * @param express
     *            whether it is a piece of an Express execution's log
     */
    record Commit(int partition, long position, long machineRevisionKey, boolean express) {}

    /**
     * What a commit holds.
     *
     * @param info
     *            of the execution; for an Express execution without its input
     * @param redriveCount
     *            as it is now
     * @param redrivenAt
     *            as it is now
     * @param events
     *            visible and internal, in order
     */
    record Committed(Commit commit, ExecutionInfo info, int redriveCount, Optional<Instant> redrivenAt,
            List<HistoryEvent> events) {
        /** Of a fork, that it started, and what came after its original's events: those were told already. */
        public Committed news() {
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i).event() instanceof Event.Forked) {
                    List<HistoryEvent> news = new ArrayList<>(events.subList(i, events.size()));
                    HistoryEvent first = events.getFirst();
                    news.addFirst(new HistoryEvent(first.id(), first.previousEventId(), info.startedAt(),
                            first.frame(), first.event()));
                    return new Committed(commit, info, redriveCount, redrivenAt, news);
                }
            }
            return this;
        }
    }

    /**
     * How far a reader has come.
     *
     * @param position
     *            all commits up to it are dealt with, but for those of lanes that are behind
     * @param behind
     *            how far each lane has come that could not keep up
     */
    record Cursor(long position, Map<String, Long> behind) {
        /** Keeps its own copy. */
        public Cursor {
            behind = Map.copyOf(behind);
        }
    }
}
