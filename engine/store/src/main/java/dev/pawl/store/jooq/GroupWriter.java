package dev.pawl.store.jooq;

import dev.pawl.metrics.Histogram;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.ExpressLog.Written;
import dev.pawl.store.Removals.Removed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes a group of appends in one transaction and says how each is to be answered. */
final class GroupWriter {
    private final Function<String, Optional<ExecutionRecord>> existing;

    /** Looks executions up by ARN, to say who has a name. */
    GroupWriter(Function<String, Optional<ExecutionRecord>> existing) {
        this.existing = existing;
    }

    /**
     * Writes and commits. The answers are to be given once it has returned.
     *
     * @throws SQLException
     *             if nothing was written
     * @throws UncertainCommit
     *             if nobody knows whether it was written
     */
    List<Runnable> write(Session session, List<Pending.Shared> group, Histogram sync) throws SQLException {
        List<Runnable> answers = new ArrayList<>(group.size());
        List<Pending.Shared> left = new ArrayList<>(group);
        boolean atOnce = session.together();
        while (!left.isEmpty()) {
            Map<Integer, Session.Held> held = hold(session, left);
            left.removeIf(one -> fenced(one, held, answers));
            List<Runnable> written = new ArrayList<>(left.size());
            Optional<List<Refusal>> attempted = attempt(session, left, held, written, atOnce);
            if (attempted.isEmpty()) {
                // who is refused is found out in steps
                session.rollback();
                atOnce = false;
                continue;
            }
            List<Refusal> refused = attempted.get();
            if (refused.isEmpty()) {
                session.advances(held).run();
                commit(session, sync);
                answers.addAll(written);
                return answers;
            }
            // Positions leave no gaps, so the others are written again without the refused ones.
            session.rollback();
            refused.forEach(refusal -> {
                left.remove(refusal.one());
                answers.add(refusal.answer());
            });
        }
        return answers;
    }

    private record Refusal(Pending.Shared one, Runnable answer) {}

    /** The commit failed after it had begun. */
    static final class UncertainCommit extends SQLException {
        private static final long serialVersionUID = 1L;

        UncertainCommit(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
        }
    }

    private static void commit(Session session, Histogram sync) throws UncertainCommit {
        long began = System.nanoTime();
        try {
            session.commit();
            sync.observe(System.nanoTime() - began);
        } catch (SQLException e) {
            throw new UncertainCommit(e);
        }
    }

    private static boolean fenced(Pending.Shared one, Map<Integer, Session.Held> held, List<Runnable> answers) {
        Session.Held partition = held.get(one.lease().partition());
        if (partition != null && partition.by(one.lease())) {
            return false;
        }
        answers.add(one::fenced);
        return true;
    }

    private static Map<Integer, Session.Held> hold(Session session, List<Pending.Shared> group) throws SQLException {
        Set<Integer> partitions = new TreeSet<>();
        int begins = 0;
        int messages = 0;
        for (Pending.Shared one : group) {
            partitions.add(one.lease().partition());
            if (one instanceof Pending.OfAppend append) {
                begins += append.rows().begin().isPresent() ? 1 : 0;
                messages += append.rows().receivers().size();
            } else if (one instanceof Pending.OfMapRun change) {
                messages += change.receivers().size();
            }
        }
        return session.hold(partitions, begins, messages);
    }

    /** Writes; returns what is refused, or nothing if something is and nobody knows what. */
    private Optional<List<Refusal>> attempt(Session session, List<Pending.Shared> group,
            Map<Integer, Session.Held> held, List<Runnable> written, boolean atOnce) throws SQLException {
        List<Pending.OfAppend> appends = new ArrayList<>(group.size());
        List<Pending.OfExpress> express = new ArrayList<>(0);
        List<Pending.OfLog> logs = new ArrayList<>(0);
        List<Pending.OfMapRun> mapRuns = new ArrayList<>(0);
        List<Pending.OfRemoval> removals = new ArrayList<>(0);
        for (Pending.Shared one : group) {
            switch (one) {
                case Pending.OfAppend append -> appends.add(append);
                case Pending.OfExpress start -> express.add(start);
                case Pending.OfLog log -> logs.add(log);
                case Pending.OfMapRun change -> mapRuns.add(change);
                case Pending.OfRemoval removal -> removals.add(removal);
            }
        }
        if (atOnce && !atOnce(session, appends, held, written)) {
            return Optional.empty();
        }
        List<Refusal> refused = atOnce ? new ArrayList<>(0) : appends(session, appends, held, written);
        if (refused.isEmpty()) {
            session.express().write(express);
            express.forEach(one -> written.add(() -> one.result().complete(null)));
            session.log().write(logs, held);
            logs.forEach(one -> written.add(() -> one.result().complete(Written.DURABLE)));
            mapRuns(session, mapRuns, written, refused);
        }
        if (refused.isEmpty()) {
            removals(session, removals, written);
        }
        return Optional.of(refused);
    }

    private static boolean atOnce(Session session, List<Pending.OfAppend> appends, Map<Integer, Session.Held> held,
            List<Runnable> written) throws SQLException {
        if (appends.isEmpty()) {
            return true;
        }
        List<AppendRows.Placed> placed = session.appends().place(appends, held);
        Optional<List<List<Long>>> messages = session.appends().atOnce(placed, List.of(session.advances(held)));
        messages.ifPresent(ids -> answer(placed, ids, written));
        return messages.isPresent();
    }

    private static void answer(List<AppendRows.Placed> placed, List<List<Long>> messages, List<Runnable> written) {
        for (int i = 0; i < placed.size(); i++) {
            AppendRows.Placed one = placed.get(i);
            AppendResult done = new AppendResult.Appended(one.key(), one.position(), messages.get(i));
            written.add(() -> one.pending().result().complete(done));
        }
    }

    /** Last, so that an execution that is redriven in this transaction is seen to run. */
    private static void removals(Session session, List<Pending.OfRemoval> group, List<Runnable> written)
            throws SQLException {
        for (Pending.OfRemoval one : group) {
            Removed removed = one.executions().isEmpty()
                    ? session.parts().go(one.lease().partition(), one.rows())
                    : session.removal().remove(one.lease().partition(), one.executions());
            written.add(() -> one.result().complete(removed));
        }
    }

    private static void mapRuns(Session session, List<Pending.OfMapRun> group, List<Runnable> written,
            List<Refusal> refused) throws SQLException {
        if (group.isEmpty()) {
            return;
        }
        MapRunRows rows = session.mapRuns();
        List<MapRunRows.Placed> placed = rows.place(group);
        for (MapRunRows.Placed one : rows.rows(placed)) {
            refused.add(new Refusal(one.pending(),
                    () -> one.pending().result().complete(new AppendResult.Conflict())));
        }
        if (!refused.isEmpty()) {
            return;
        }
        List<List<Long>> messages = rows.rest(placed);
        for (int i = 0; i < placed.size(); i++) {
            MapRunRows.Placed one = placed.get(i);
            AppendResult done = new AppendResult.Appended(one.key(), 0, messages.get(i));
            written.add(() -> one.pending().result().complete(done));
        }
    }

    private List<Refusal> appends(Session session, List<Pending.OfAppend> appends, Map<Integer, Session.Held> held,
            List<Runnable> written) throws SQLException {
        AppendRows rows = session.appends();
        List<AppendRows.Placed> placed = rows.place(appends, held);
        List<Refusal> refused = new ArrayList<>(0);
        for (AppendRows.Placed one : rows.begin(placed)) {
            refused.add(new Refusal(one.pending(), () -> taken(one.pending())));
        }
        if (!refused.isEmpty()) {
            return refused;
        }
        conflicts(placed, rows.tie(placed), refused);
        conflicts(placed, rows.redrives(placed), refused);
        if (!refused.isEmpty()) {
            return refused;
        }
        conflicts(placed, rows.transitions(placed), refused);
        if (!refused.isEmpty()) {
            return refused;
        }
        answer(placed, rows.rest(placed), written);
        return refused;
    }

    /** What follows a refused append of the same execution in the same group is refused with it. */
    private static void conflicts(List<AppendRows.Placed> group, List<AppendRows.Placed> taken,
            List<Refusal> refused) {
        if (taken.isEmpty()) {
            return;
        }
        Set<AppendRows.Placed> refusals = new HashSet<>(taken);
        Set<Long> executions = new HashSet<>();
        for (AppendRows.Placed one : group) {
            if (refusals.contains(one) || executions.contains(one.key())) {
                executions.add(one.key());
                refused.add(new Refusal(one.pending(),
                        () -> one.pending().result().complete(new AppendResult.Conflict())));
            }
        }
    }

    private void taken(Pending.OfAppend one) {
        if (one.rows().append().target() instanceof Target.Begin begin) {
            // who had the name may have been removed since: whoever tries again gets it
            one.result().complete(existing.apply(begin.execution().info().arn())
                    .<AppendResult>map(AppendResult.NameTaken::new).orElseGet(AppendResult.Conflict::new));
        }
    }
}
