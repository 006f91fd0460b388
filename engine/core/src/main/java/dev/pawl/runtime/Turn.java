package dev.pawl.runtime;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.store.ExecutionLog.ClaimChange;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.NewExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one or more signals do to an execution: gathered, then written as one row, then acted upon. Nothing in
 * here has
 * happened before it is durable.
 */
final class Turn {
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Map<TimerKey, TimerChange> timers = new LinkedHashMap<>();
    private final Map<Long, WorkChange> work = new LinkedHashMap<>();
    private final Map<Long, PendingTask> ended = new HashMap<>();
    private final Map<Long, ClaimChange> claims = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Long> received = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private boolean goesOn;
    private int copied;
    private Optional<NewExecution> migrated = Optional.empty();
    private int snapshotBytes;

    /** What is done once the turn is durable. */
    sealed interface Effect {
        /** Have the task done; perhaps again, because its outcome was lost. */
        record Run(PendingTask task, boolean again) implements Effect {}

        /** Watch work that a service has accepted. */
        record Attach(PendingTask task) implements Effect {}

        /** Stop work that is no longer wanted. */
        record Cancel(PendingTask task) implements Effect {}

        /** Let those in who wait for places in these groups. */
        record Poke(Set<String> groups) implements Effect {}
    }

    /** A mail and what to say to its sender once the turn is durable. */
    record Settled(Mail mail, Settlement settlement) {}

    void add(List<HistoryEvent> further) {
        events.addAll(further);
    }

    /** Events of another execution, which this one is a fork of: nobody is told of them a second time. */
    void copy(List<HistoryEvent> prefix) {
        events.addAll(prefix);
        copied = prefix.size();
    }

    /** What happened here: of a fork, that it started, and what came after its original's events. */
    List<HistoryEvent> news() {
        if (copied == 0) {
            return events;
        }
        List<HistoryEvent> news = new ArrayList<>(events.subList(copied, events.size()));
        news.add(0, events.get(0));
        return news;
    }

    /** From now on the execution's row is this one. */
    void migrate(NewExecution row) {
        migrated = Optional.of(row);
    }

    Optional<NewExecution> migrated() {
        return migrated;
    }

    void claim(long event, ClaimChange change) {
        claims.put(event, change);
    }

    /** Of all that was claimed, only what ties a new execution to its claims still matters. */
    void freeClaims(ClaimChange.FreeAll change) {
        claims.values().removeIf(one -> !(one instanceof ClaimChange.Tie));
        claims.put(-1L, change);
    }

    List<ClaimChange> claims() {
        return List.copyOf(claims.values());
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    /** Takes back that a task is to be run; returns whether it was to be. */
    boolean withdraw(long scheduledEventId) {
        return effects.removeIf(e -> e instanceof Effect.Run run && run.task().scheduledEventId() == scheduledEventId);
    }

    void putWork(WorkChange.Put change) {
        work.put(change.scheduledEventId(), change);
    }

    void set(TimerKey timer, Instant due) {
        timers.put(timer, new TimerChange.Set(timer, due));
    }

    void clear(TimerKey timer) {
        timers.put(timer, new TimerChange.Clear(timer));
    }

    void clearUnlessSet(TimerKey timer) {
        timers.putIfAbsent(timer, new TimerChange.Clear(timer));
    }

    void putWork(PendingTask task) {
        work.put(task.scheduledEventId(), new WorkChange.Put(task.phase(), task.scheduledEventId(),
                task.resource().arn(), task.handle()));
    }

    void removeWork(PendingTask task) {
        ended.put(task.scheduledEventId(), task);
        work.put(task.scheduledEventId(), new WorkChange.Remove(task.scheduledEventId()));
    }

    void removeWork(long scheduledEventId) {
        work.put(scheduledEventId, new WorkChange.Remove(scheduledEventId));
    }

    Optional<PendingTask> endedTask(long scheduledEventId) {
        return Optional.ofNullable(ended.get(scheduledEventId));
    }

    void send(Message message) {
        messages.add(message);
    }

    /** A decision yielded: it goes on after this turn. */
    void goOn() {
        goesOn = true;
    }

    void settle(Mail mail, Settlement settlement) {
        settled.add(new Settled(mail, settlement));
        if (mail.stored()) {
            received.add(mail.messageId());
        }
    }

    List<HistoryEvent> events() {
        return events;
    }

    List<TimerChange> timers() {
        return List.copyOf(timers.values());
    }

    List<WorkChange> work() {
        return List.copyOf(work.values());
    }

    List<Message> messages() {
        return messages;
    }

    List<Long> received() {
        return received;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Settled> settled() {
        return settled;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** A snapshot is written with it. */
    void leave(Optional<Snapshot> snapshot) {
        snapshotBytes = snapshot.map(s -> Math.max(1, s.state().sizeBytes())).orElse(0);
    }

    int snapshotBytes() {
        return snapshotBytes;
    }

    /** Forgets all that was gathered; returns the mail that has to be dealt with again. */
    List<Settled> discard() {
        List<Settled> lost = List.copyOf(settled);
        events.clear();
        timers.clear();
        work.clear();
        claims.clear();
        ended.clear();
        messages.clear();
        received.clear();
        effects.clear();
        settled.clear();
        goesOn = false;
        copied = 0;
        migrated = Optional.empty();
        return lost;
    }

    /** Whether anything has to be written. */
    boolean writes() {
        return !events.isEmpty() || !claims.isEmpty() || !timers.isEmpty() || !work.isEmpty() || !messages.isEmpty()
                || !received.isEmpty();
    }

    /** Whether it may grow further before it is written. */
    boolean hasRoom(int atMostEvents) {
        return !goesOn && events.size() < atMostEvents;
    }
}
