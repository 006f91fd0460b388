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
import dev.pawl.store.Cluster.Node;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.Store;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pausing and resuming what runs, and draining: what is answered is stored. */
public final class Holding {
    private final Store store;
    private final Holds holds;
    private final String node;

    Holding(Store store, Holds holds, String node) {
        this.store = store;
        this.node = node;
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

    /** Nodes that are there and hand over what they have, with the orders for that. */
    public Map<Node, Drain> drainedNodes() {
        Map<Node, Drain> all = new LinkedHashMap<>();
        Map<String, Drain> ordered = holds.standing().drainedNodes();
        if (!ordered.isEmpty()) {
            store.cluster().look().nodes().forEach(one -> Optional.ofNullable(ordered.get(one.id()))
                    .ifPresent(drain -> all.put(one, drain)));
        }
        return all;
    }

    /** That this node hands over what it has, if it is to. */
    public Optional<Drain> drainingHere() {
        return Optional.ofNullable(holds.standing().drainedNodes().get(node));
    }

    /**
     * Has a node hand over what it has, finish the calls that it makes, and take nothing until that is ended or
     * the
     * process is started anew.
     *
     * @param called
     *            its name or its id
     * @throws EngineException
     *             RESOURCE_NOT_FOUND, CONFLICT if no other node would take over
     */
    public Drain drainNode(String called, String by, Optional<String> reason) {
        List<Node> there = store.cluster().look().nodes();
        Node which = node(called);
        Set<String> drained = new HashSet<>(holds.standing().drainedNodes().keySet());
        if (there.stream().noneMatch(other -> !other.id().equals(which.id()) && !other.stopping()
                && !drained.contains(other.id()))) {
            throw new EngineException(Reason.CONFLICT, "Expected another node that takes over from " + called
                    + ", but there is none. pawl drain without --node has all nodes take no starts.");
        }
        // what was ordered of processes that are gone
        drained.removeIf(id -> there.stream().anyMatch(one -> one.id().equals(id)));
        drained.forEach(holds::endNodeDrain);
        return holds.drainNode(which.id(), by, reason);
    }

    /**
     * A node takes its share again; false if it did all the time.
     *
     * @throws EngineException
     *             RESOURCE_NOT_FOUND
     */
    public boolean endNodeDrain(String called) {
        return holds.endNodeDrain(node(called).id());
    }

    private Node node(String called) {
        List<Node> found = store.cluster().look().nodes().stream()
                .filter(one -> one.id().equals(called) || one.name().equals(called)).toList();
        if (found.size() != 1) {
            throw new EngineException(Reason.RESOURCE_NOT_FOUND, "Expected the name of a node, but there "
                    + (found.isEmpty() ? "is none" : "are several") + " called '" + called
                    + "'. GET /api/v1/cluster tells who is there.");
        }
        return found.getFirst();
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
        if (!child && machine.type() == MachineType.EXPRESS && drainingHere().isPresent()) {
            throw refused("this node is being drained, and runs no Express executions");
        }
        Optional<Hold> hold = standing.overMachine(machine.arn());
        if (hold.isPresent() && (machine.type() == MachineType.EXPRESS || hold.get().options().refuseStarts())) {
            throw refused(hold.get().scope() instanceof Scope.Machine
                    ? "the state machine is paused; pawl resume " + machine.name() + " ends that"
                    : "all executions are paused; pawl resume --all ends that");
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
            throw refused("no executions are started while the server is being drained; pawl drain --end ends that");
        }
    }

    private static EngineException refused(String why) {
        return new EngineException(Reason.EXECUTION_LIMIT_EXCEEDED, "Execution Limit Exceeded: '" + why + "'");
    }
}
