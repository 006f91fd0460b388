package dev.pawl.store.jooq.check;

import dev.pawl.asl.StateMachine;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.WorkItem.Phase;
import dev.pawl.store.jooq.StoredHistories;
import dev.pawl.store.jooq.StoredHistories.Row;
import dev.pawl.store.jooq.StoredHistories.SnapshotRow;
import dev.pawl.store.jooq.StoredHistories.Step;
import dev.pawl.store.jooq.StoredHistories.TimerRow;
import dev.pawl.store.jooq.StoredHistories.WorkRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One execution, replayed from its first event, and held against what its rows say. */
final class Replay {
    private final Row row;
    private final Findings findings;
    private final ExecutionState state;
    private final Set<Long> scheduled = new HashSet<>();
    private long nextSequence;
    private long events;
    private int apart;
    private Instant since;
    private @Nullable Instant changed;
    private boolean broken;
    private boolean snapshotSeen;

    Replay(Row row, Findings findings) {
        this.row = row;
        this.findings = findings;
        this.state = new ExecutionState(row.execution().info());
        this.since = row.execution().info().startedAt();
    }

    /** The next transition. */
    void step(Step step) {
        if (broken) {
            return;
        }
        if (step.sequence() != nextSequence) {
            broken("transition " + nextSequence + ", but the next is " + step.sequence());
            return;
        }
        if (StoredHistories.partition(step.id()) != row.execution().partition()) {
            findings.add(Finding.Kind.POSITION, arn(), "Expected transition " + step.sequence() + " in partition "
                    + row.execution().partition() + ", but its id is of " + StoredHistories.partition(step.id()));
        }
        nextSequence++;
        apart += step.apart().size();
        for (HistoryEvent event : step.events()) {
            if (!fold(event)) {
                return;
            }
        }
        row.snapshot().filter(snapshot -> snapshot.sequence() == step.sequence()).ifPresent(this::snapshot);
    }

    private boolean fold(HistoryEvent event) {
        if (event.visible() ? event.id() != state.lastEventId() + 1 : event.id() != state.lastEventId()) {
            broken("event " + (state.lastEventId() + 1) + ", but the next is " + event.id());
            return false;
        }
        if (event.visible() && (event.previousEventId() >= event.id() || event.previousEventId() < 0)) {
            broken("event " + event.id() + " to follow an earlier one, but it follows " + event.previousEventId());
            return false;
        }
        switch (event.event()) {
            case Event.TaskScheduled task -> scheduled.add(event.id());
            case Event.ExecutionRedriven again -> since = event.timestamp();
            case Event.Forked fork -> since = row.execution().info().startedAt();
            default -> {
                // nothing that is needed later
            }
        }
        try {
            Fold.apply(state, event);
        } catch (RuntimeException e) {
            broken("a history that can be replayed, but event " + event.id() + " does not fit: " + e.getMessage());
            return false;
        }
        events++;
        changed = event.timestamp();
        return true;
    }

    private void snapshot(SnapshotRow left) {
        snapshotSeen = true;
        if (left.snapshot().version() != Snapshots.VERSION) {
            return;
        }
        if (!Snapshots.write(state).value().equals(left.snapshot().state().value())) {
            findings.add(Finding.Kind.SNAPSHOT, arn(), "Expected the snapshot after transition " + left.sequence()
                    + " to be the state that its events lead to, but it is another", new Remedy.DropSnapshot(key()));
        }
    }

    /** A transition that cannot be read. */
    void unreadable(long sequence, String why) {
        if (!broken) {
            broken = true;
            findings.add(why.startsWith("Expected payload") ? Finding.Kind.PAYLOAD : Finding.Kind.HISTORY, arn(),
                    "Expected to read transition " + sequence + ", but: " + why);
        }
    }

    private void broken(String what) {
        broken = true;
        findings.add(Finding.Kind.HISTORY, arn(), "Expected " + what);
    }

    /**
     * All transitions are there.
     *
     * @param payloads
     *            how many the execution has apart, without its input
     */
    void end(Optional<StateMachine> machine, int payloads, boolean expected) {
        if (nextSequence == 0 && !broken) {
            broken("a history, but there is no transition");
        }
        if (broken) {
            return;
        }
        if (payloads != apart) {
            findings.add(Finding.Kind.PAYLOAD, arn(), "Expected " + apart + " payloads apart, as the history says, but"
                    + " there are " + payloads);
        }
        if (row.snapshot().isPresent() && !snapshotSeen) {
            findings.add(Finding.Kind.SNAPSHOT, arn(), "Expected the snapshot's transition "
                    + row.snapshot().get().sequence() + ", but the history ends before",
                    new Remedy.DropSnapshot(key()));
        }
        outcome();
        goesOn(machine, expected);
    }

    private void goesOn(Optional<StateMachine> machine, boolean expected) {
        if (machine.isEmpty()) {
            findings.add(Finding.Kind.HISTORY, arn(),
                    "Expected the definition that it runs, but it is missing or cannot be read");
            return;
        }
        Owed owed = Owed.of(state, machine.get(), since);
        timers(owed);
        work(owed);
        if (!owed.waits() && !expected && !held()) {
            findings.add(Finding.Kind.HISTORY, arn(),
                    "Expected that something moves it on, but it runs and waits for nothing");
        }
    }

    private void outcome() {
        ExecutionRecord stored = row.execution();
        differs("status", state.status(), stored.status());
        differs("end", state.endedAt(), stored.stoppedAt());
        differs("redrives", state.redriveCount(), stored.redriveCount());
        differs("output", state.output().map(output -> output.value()), stored.output().map(output -> output.value()));
        differs("error", state.failure().error().map(Replay::storable), stored.failure().error());
        differs("cause", state.failure().cause().map(Replay::storable), stored.failure().cause());
    }

    private void differs(String what, Object replayed, Object stored) {
        if (!replayed.equals(stored)) {
            findings.add(Finding.Kind.STATUS, arn(), "Expected the " + what + " that the history leads to, " + brief(
                    replayed) + ", but its row says " + brief(stored));
        }
    }

    private static String brief(Object value) {
        String text = value instanceof Optional<?> maybe
                ? maybe.map(Object::toString).orElse("none")
                : value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** Paused by people: that is no matter of its history, and whoever ends the pause moves it on. */
    private boolean held() {
        return row.timers().stream().anyMatch(timer -> timer.timer().equals(TimerKey.HELD));
    }

    private void timers(Owed owed) {
        Set<TimerKey> set = new HashSet<>();
        for (TimerRow timer : row.timers()) {
            set.add(timer.timer());
            if (timer.timer().equals(TimerKey.HELD) && !state.status().ended()) {
                continue;
            }
            Optional<Instant> due = owed.timers().get(timer.timer());
            if (due == null) {
                findings.add(Finding.Kind.TIMER, arn(), "Expected no timer " + told(timer.timer())
                        + ", but one is set for " + timer.due(), new Remedy.ClearTimer(key(), timer.timer()));
            } else if (due.isPresent() && due.get().toEpochMilli() != timer.due().toEpochMilli()) {
                findings.add(Finding.Kind.TIMER, arn(), "Expected the timer " + told(timer.timer()) + " for "
                        + due.get() + ", but it is set for " + timer.due(), setTimer(timer.timer(), due.get()));
            }
        }
        for (Map.Entry<TimerKey, Optional<Instant>> one : owed.timers().entrySet()) {
            if (!set.contains(one.getKey())) {
                Instant due = one.getValue().orElse(changed == null ? since : changed);
                findings.add(Finding.Kind.TIMER, arn(), "Expected a timer " + told(one.getKey())
                        + one.getValue().map(at -> " for " + at).orElse("") + ", but none is set",
                        setTimer(one.getKey(), due));
            }
        }
    }

    private Remedy setTimer(TimerKey timer, Instant due) {
        return new Remedy.SetTimer(key(), timer, row.execution().partition(), due);
    }

    private static String told(TimerKey timer) {
        return timer.purpose() + (timer.eventId() == 0 ? "" : " of event " + timer.eventId());
    }

    private void work(Owed owed) {
        Set<Long> there = new HashSet<>();
        for (WorkRow item : row.work()) {
            there.add(item.scheduledEventId());
            var task = owed.tasks().get(item.scheduledEventId());
            if (item.phase() == Phase.CANCELLING) {
                if (task != null || !scheduled.contains(item.scheduledEventId())) {
                    wrong("Expected no work of event " + item.scheduledEventId() + " to be cancelled, but there is");
                }
            } else if (task == null) {
                wrong("Expected no task of event " + item.scheduledEventId() + ", but one is outstanding");
            } else if (Owed.phase(task) != item.phase()) {
                wrong("Expected the task of event " + item.scheduledEventId() + " to be " + Owed.phase(task)
                        + ", but it is " + item.phase());
            } else if (!task.handle().map(h -> h.value()).equals(item.handle().map(h -> h.value()))) {
                wrong("Expected the handle of the task of event " + item.scheduledEventId()
                        + " as the history says, but it is another");
            }
        }
        owed.tasks().keySet().stream().filter(id -> !there.contains(id))
                .forEach(id -> wrong("Expected the task of event " + id + " to be outstanding, but it is not"));
    }

    private void wrong(String text) {
        findings.add(Finding.Kind.WORK, arn(), text);
    }

    private static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }

    long key() {
        return row.execution().key();
    }

    String arn() {
        return row.execution().info().arn();
    }

    long events() {
        return events;
    }
}
