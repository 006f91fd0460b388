package dev.pawl.runtime;

import dev.pawl.asl.StateMachine;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.Lease;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An execution in memory. It belongs to the thread that runs its mailbox, and to no other. */
final class Live {
    private StateMachine machine;
    private final ExecutionState state;
    private final PendingTasks tasks;
    private final Lease lease;
    private final Optional<String> parentArn;
    private final Kind kind;
    private Target target;
    private long executionKey = -1;
    private long machineRevisionKey = -1;
    private long nextSequence;
    private int eventsSinceSnapshot;
    private int snapshotBytes;
    private final EarlyCallbacks early = new EarlyCallbacks();
    private Optional<String> traceHeader = Optional.empty();
    private Optional<String> childTrace = Optional.empty();
    private @Nullable Mail awaitsEnd;
    private List<HistoryEvent> prefix = List.of();
    private @Nullable List<String> ancestors;
    private final LivePlaces places = new LivePlaces();

    /** Whether and how its history is kept. */
    enum Kind {
        STANDARD, EXPRESS, EXPRESS_KEPT
    }

    /** One that begins. */
    Live(StateMachine machine, ExecutionInfo info, Kind kind, Target target, Lease lease, Optional<String> parentArn) {
        this(machine, new ExecutionState(info), kind, target, lease, parentArn);
        if (target instanceof Target.Begin begin) {
            machineRevisionKey = begin.execution().machineRevisionKey();
            traceHeader = begin.execution().traceHeader();
        }
    }

    /** An Express execution that begins. */
    static Live express(StateMachine machine, Signal.BeginExpress begin, Lease lease) {
        Live live = new Live(machine, begin.info(), begin.kept() ? Kind.EXPRESS_KEPT : Kind.EXPRESS,
                new Target.Existing(-1), lease, Optional.empty());
        live.machineRevisionKey = begin.machineRevisionKey();
        live.traceHeader = begin.traceHeader();
        return live;
    }

    private Live(StateMachine machine, ExecutionState state, Kind kind, Target target, Lease lease,
            Optional<String> parentArn) {
        this.machine = machine;
        this.state = state;
        this.tasks = PendingTasks.of(state);
        this.kind = kind;
        this.target = target;
        this.lease = lease;
        this.parentArn = parentArn;
    }

    /** One that was folded from what is stored. */
    static Live folded(StateMachine machine, ExecutionState state, Folded from, Lease lease,
            Optional<String> parentArn) {
        Live live = new Live(machine, state, Kind.STANDARD, new Target.Existing(from.executionKey()), lease,
                parentArn);
        live.executionKey = from.executionKey();
        live.machineRevisionKey = from.machineRevisionKey();
        live.nextSequence = from.nextSequence();
        live.eventsSinceSnapshot = from.eventsSinceSnapshot();
        live.snapshotBytes = from.snapshotBytes();
        live.traceHeader = from.traceHeader();
        return live;
    }

    /** Where a fold left off, and of which revision the definition is. */
    record Folded(long executionKey, long machineRevisionKey, long nextSequence, int eventsSinceSnapshot,
            int snapshotBytes, Optional<String> traceHeader) {}

    StateMachine machine() {
        return machine;
    }

    ExecutionState state() {
        return state;
    }

    ExecutionInfo info() {
        return state.info();
    }

    PendingTasks tasks() {
        return tasks;
    }

    /** Tokens that came back too early. */
    EarlyCallbacks early() {
        return early;
    }

    Lease lease() {
        return lease;
    }

    Optional<String> parentArn() {
        return parentArn;
    }

    Kind kind() {
        return kind;
    }

    /** Says in which trace its children are. */
    void children(Optional<String> header) {
        childTrace = header;
    }

    /** Of the trace that its children are in. */
    Optional<String> childTrace() {
        return childTrace;
    }

    /** Of the trace that it was started in. */
    Optional<String> traceHeader() {
        return traceHeader;
    }

    boolean stored() {
        return kind == Kind.STANDARD;
    }

    Target target() {
        return target;
    }

    long executionKey() {
        return executionKey;
    }

    /** Which definition it runs. */
    long machineRevisionKey() {
        return machineRevisionKey;
    }

    /** It is a fork, and begins with events of its original. */
    void beginWith(List<HistoryEvent> events) {
        prefix = events;
    }

    /** What a fork begins with; to be asked for once. */
    List<HistoryEvent> takePrefix() {
        List<HistoryEvent> taken = prefix;
        prefix = List.of();
        return taken;
    }

    /** From now on it runs another definition. */
    void migrate(StateMachine to, long revisionKey) {
        machine = to;
        machineRevisionKey = revisionKey;
    }

    long nextSequence() {
        return nextSequence;
    }

    /**
     * Whether so many further events make a snapshot worth its bytes: a large state leaves one behind less often.
     */
    boolean snapshotDue(int furtherEvents, int atLeastEvents) {
        return eventsSinceSnapshot + furtherEvents >= Math.max(atLeastEvents, snapshotBytes / 256);
    }

    /** Somebody waits for the end of an Express execution. */
    void awaitEnd(Mail mail) {
        awaitsEnd = mail;
    }

    Optional<Mail> awaitsEnd() {
        return Optional.ofNullable(awaitsEnd);
    }

    /** What it knows of its places under limits. */
    LivePlaces places() {
        return places;
    }

    /** Who started it, directly or not; found out once. */
    List<String> ancestors(Function<Optional<String>, List<String>> find) {
        List<String> known = ancestors;
        if (known == null) {
            known = find.apply(parentArn);
            ancestors = known;
        }
        return known;
    }

    /** A row of it is durable. */
    void appended(long key, int events, int newSnapshotBytes) {
        executionKey = key;
        target = new Target.Existing(key);
        nextSequence++;
        if (newSnapshotBytes > 0) {
            snapshotBytes = newSnapshotBytes;
            eventsSinceSnapshot = 0;
        } else {
            eventsSinceSnapshot += events;
        }
    }
}
