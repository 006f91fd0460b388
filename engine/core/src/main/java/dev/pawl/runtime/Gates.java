package dev.pawl.runtime;

import dev.pawl.hold.Holds;
import dev.pawl.hold.Standing;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an execution may go on. Asked by each decision: it costs a look at a field while nothing is held.
 */
final class Gates {
    private static final int DEEPEST = 32;

    private final Holds holds;
    private final Store store;
    private final Turnstile turnstile;

    Gates(Holds holds, Store store, Turnstile turnstile) {
        this.turnstile = turnstile;
        this.holds = holds;
        this.store = store;
    }

    /** Whether anything is held. */
    boolean inUse() {
        return !holds.standing().isEmpty();
    }

    /** Who gives places under limits. */
    Turnstile turnstile() {
        return turnstile;
    }

    /** Whether it may not: what happens to it is taken in, and nothing new begins. */
    boolean closed(Live live) {
        if (!live.stored()) {
            return false;
        }
        Standing standing = holds.standing();
        if (standing.isEmpty()) {
            return false;
        }
        return standing.over(live.info().arn(), live.info().stateMachineArn()).isPresent()
                || (standing.hasFamilies() && standing.overFamily(live.ancestors(this::ancestors)).isPresent());
    }

    /** As above, of a map run. */
    boolean closed(MapRunLive run) {
        Standing standing = holds.standing();
        return !standing.isEmpty() && standing.over(run.start().executionArn(),
                machineOf(run.start().plan().arn().text())).isPresent();
    }

    /** No share: a trigger is received, then the decision yields as soon as a state could be entered. */
    static Moment.Limits none(Moment.Limits usual) {
        return new Moment.Limits(0, usual.nanosEach(), usual.historyEvents());
    }

    /** The machine whose part a map run, or one of its children, is. */
    private static String machineOf(String mapRunArn) {
        int label = mapRunArn.indexOf('/');
        return (label < 0 ? mapRunArn : mapRunArn.substring(0, label)).replace(":mapRun:", ":stateMachine:");
    }

    /** Who started an execution, who started that one, and so on. */
    private List<String> ancestors(Optional<String> parent) {
        List<String> all = new ArrayList<>();
        Optional<String> next = parent.flatMap(this::starter);
        while (next.isPresent() && all.size() < DEEPEST) {
            all.add(next.get());
            next = store.executions().find(next.get()).flatMap(ExecutionRecord::parentArn).flatMap(this::starter);
        }
        return all;
    }

    private Optional<String> starter(String parent) {
        Optional<ItemRef> item = ItemRef.decode(parent);
        return item.isPresent()
                ? item.flatMap(ref -> store.mapRuns().find(ref.mapRunArn())).map(run -> run.executionArn())
                : ParentRef.decode(parent).map(ParentRef::executionArn);
    }
}
