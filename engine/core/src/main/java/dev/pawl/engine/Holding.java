package dev.pawl.engine;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.StateMachineArn;

import dev.pawl.engine.EngineException.Reason;
import dev.pawl.hold.Drain;
import dev.pawl.hold.Hold;
import dev.pawl.hold.Holds;
import dev.pawl.hold.Scope;
import dev.pawl.hold.Standing;
import dev.pawl.hold.TooManyHoldsException;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.Store;
import java.util.List;
import java.util.Optional;

/** Pausing and resuming what runs, and draining: what is answered is stored. */
public final class Holding {
    private final Store store;
    private final Holds holds;

    Holding(Store store, Holds holds) {
        this.store = store;
        this.holds = holds;
    }

    /**
     * Pauses an execution: it enters no state and begins no task until it is resumed.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST, CONFLICT if it has ended, SERVICE_QUOTA_EXCEEDED
     */
    public Hold pauseExecution(String arn, String by, Optional<String> reason, boolean withChildren) {
        String text = Arns.read(arn, ExecutionArn.class).text();
        ExecutionRecord execution = store.executions().find(text).orElseThrow(() -> EngineException.noExecution(arn));
        if (execution.status().ended()) {
            throw new EngineException(Reason.CONFLICT,
                    "Expected an execution that runs, but it is " + execution.status() + ": '" + arn + "'");
        }
        try {
            return holds.pause(new Scope.Execution(text), by, reason, new Hold.Options(withChildren, false));
        } catch (TooManyHoldsException e) {
            throw new EngineException(Reason.SERVICE_QUOTA_EXCEEDED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends that; false if it was not paused by itself.
     *
     * @throws EngineException
     *             INVALID_ARN
     */
    public boolean resumeExecution(String arn) {
        return holds.resume(new Scope.Execution(Arns.read(arn, ExecutionArn.class).text()));
    }

    /**
     * Pauses all executions of a machine, also those that are still to come.
     *
     * @throws EngineException
     *             INVALID_ARN, STATE_MACHINE_DOES_NOT_EXIST
     */
    public Hold pauseMachine(String arn, String by, Optional<String> reason, boolean refuseStarts) {
        String text = Arns.read(arn, StateMachineArn.class).text();
        if (store.machines().find(text).isEmpty()) {
            throw EngineException.noMachine(arn);
        }
        return holds.pause(new Scope.Machine(text), by, reason, new Hold.Options(false, refuseStarts));
    }

    /**
     * Ends that; false if it was not paused.
     *
     * @throws EngineException
     *             INVALID_ARN
     */
    public boolean resumeMachine(String arn) {
        return holds.resume(new Scope.Machine(Arns.read(arn, StateMachineArn.class).text()));
    }

    /** Pauses all that runs, on all nodes. */
    public Hold pauseEverything(String by, Optional<String> reason, boolean refuseStarts) {
        return holds.pause(new Scope.Everything(), by, reason, new Hold.Options(false, refuseStarts));
    }

    /** Ends that; what is paused by itself stays so. False if there was nothing to end. */
    public boolean resumeEverything() {
        return holds.resume(new Scope.Everything());
    }

    /** All that is paused. */
    public List<Hold> all() {
        return holds.standing().all();
    }

    /** What holds an execution that runs, if something does. */
    public Optional<Hold> over(ExecutionInfo execution) {
        return holds.standing().over(execution.arn(), execution.stateMachineArn());
    }

    /** What holds a machine, if something does. */
    public Optional<Hold> overMachine(String arn) {
        return holds.standing().overMachine(arn);
    }

    /** From now on starts are refused, and what runs may end. */
    public Drain drain(String by, Optional<String> reason) {
        return holds.drain(by, reason);
    }

    /** Starts are taken again. */
    public boolean endDrain() {
        return holds.endDrain();
    }

    /** That starts are refused, if they are. */
    public Optional<Drain> draining() {
        return holds.standing().drain();
    }

    /** How much still runs. */
    public long running() {
        return store.executions().countRunning();
    }

    /**
     * Asks whether an execution of that machine may be started.
     *
     * @param child
     *            whether an execution that runs starts it: a drain lets it
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void requireStartable(MachineRecord machine, boolean child) {
        Standing standing = holds.standing();
        if (!child) {
            requireNoDrain();
        }
        Optional<Hold> hold = standing.overMachine(machine.arn());
        if (hold.isPresent() && (machine.type() == MachineType.EXPRESS || hold.get().options().refuseStarts())) {
            throw refused(hold.get().scope() instanceof Scope.Machine
                    ? "the state machine is paused"
                    : "all executions are paused");
        }
    }

    /**
     * Asks whether starts are taken at all.
     *
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void requireNoDrain() {
        if (holds.standing().drain().isPresent()) {
            throw refused("no executions are started while the server is being drained");
        }
    }

    private static EngineException refused(String why) {
        return new EngineException(Reason.EXECUTION_LIMIT_EXCEEDED, "Execution Limit Exceeded: '" + why + "'");
    }
}
