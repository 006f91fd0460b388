package dev.pawl.store.jooq;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Ending;
import dev.pawl.store.ExecutionLog.Redriven;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A store with a machine and all partitions in one node's hands, and short words to write to it. */
final class Given {
    static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:Order";
    static final String ROLE = "arn:aws:iam::123456789012:role/pawl";

    private final Store store;
    private final MachineRecord machine;
    private final Map<Integer, Lease> leases = new HashMap<>();

    Given(Store store) {
        this(store, "node-1");
    }

    Given(Store store, String node) {
        this.store = store;
        this.machine = store.machines().create(machine(MACHINE, "Order")).machine();
        store.partitions().acquire(node, Duration.ofMinutes(1), Integer.MAX_VALUE)
                .forEach(lease -> leases.put(lease.partition(), lease));
    }

    /** With another's leases besides its own: it goes on where that one stopped. */
    Given with(Given before) {
        before.leases.forEach(leases::putIfAbsent);
        return this;
    }

    static Machines.NewMachine machine(String arn, String name) {
        return new Machines.NewMachine(arn, name, MachineRecord.MachineType.STANDARD, settings("{\"StartAt\":\"A\"}"),
                "INITIAL", NOW, Map.of("team", "billing"), Optional.empty());
    }

    static MachineRecord.Settings settings(String definition) {
        return new MachineRecord.Settings(definition, ROLE, Optional.of(Payload.parse("{\"level\":\"ALL\"}")),
                Optional.empty(), Optional.empty());
    }

    MachineRecord machine() {
        return machine;
    }

    static String arn(String name) {
        return "arn:aws:states:us-east-1:123456789012:execution:Order:" + name;
    }

    Lease lease(String name) {
        Lease lease = leases.get(store.partitions().of(arn(name)));
        if (lease == null) {
            throw new IllegalStateException("Expected a lease for " + name);
        }
        return lease;
    }

    NewExecution execution(String name, String input) {
        return new NewExecution(new ExecutionInfo(arn(name), name, MACHINE, "Order", ROLE, "us-east-1", NOW,
                Payload.parse(input), Optional.empty(), Optional.empty()), machine.revisionKey(), Optional.empty(),
                Optional.empty());
    }

    /** The execution of a map run's item. */
    NewExecution child(String runs, String name) {
        String arn = "arn:aws:states:us-east-1:123456789012:execution:" + runs + ":" + name;
        return new NewExecution(new ExecutionInfo(arn, name, MACHINE.replace("Order", runs), runs, ROLE, "us-east-1",
                NOW, Payload.parse("7"), Optional.empty(), Optional.empty()), machine.revisionKey(), Optional.empty(),
                Optional.of(arn("parent") + "#4[0"));
    }

    Lease lease(NewExecution execution) {
        Lease lease = leases.get(store.partitions().of(execution.info().arn()));
        if (lease == null) {
            throw new IllegalStateException("Expected a lease for " + execution.info().arn());
        }
        return lease;
    }

    Lease leaseOf(String arn) {
        Lease lease = leases.get(store.partitions().of(arn));
        if (lease == null) {
            throw new IllegalStateException("Expected a lease for " + arn);
        }
        return lease;
    }

    /** An append to be filled in. */
    Change begin(String name, String input) {
        NewExecution execution = execution(name, input);
        return new Change(lease(name), new Target.Begin(execution), 0)
                .events(new HistoryEvent(1, 0, NOW, 0,
                        new Event.ExecutionStarted(execution.info().input(), ROLE, Optional.empty(),
                                Optional.empty())));
    }

    Change existing(String name, long key, long sequence) {
        return new Change(lease(name), new Target.Existing(key), sequence);
    }

    /** Begins an execution and gives its key. */
    long begun(String name) {
        return appended(append(begin(name, "{\"n\":1}"))).executionKey();
    }

    AppendResult append(Change change) {
        return join(store.log().append(change.append()));
    }

    CompletionStage<AppendResult> send(Change change) {
        return store.log().append(change.append());
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static AppendResult.Appended appended(AppendResult result) {
        if (result instanceof AppendResult.Appended appended) {
            return appended;
        }
        throw new AssertionError("Expected an append to be done, but got " + result);
    }

    static HistoryEvent entered(long id, String state, Payload input) {
        return new HistoryEvent(id, id - 1, NOW.plusMillis(id), 0,
                new Event.StateEntered(StateType.PASS, state, input));
    }

    /** One append in the making. */
    static final class Change {
        private final Lease lease;
        private final Target target;
        private final long sequence;
        private final List<HistoryEvent> events = new ArrayList<>();
        private final List<TimerChange> timers = new ArrayList<>();
        private final List<WorkChange> work = new ArrayList<>();
        private final List<Message> messages = new ArrayList<>();
        private final List<Long> received = new ArrayList<>();
        private Optional<Ending> ending = Optional.empty();
        private Optional<Snapshot> snapshot = Optional.empty();
        private Optional<Redriven> again = Optional.empty();

        Change(Lease lease, Target target, long sequence) {
            this.lease = lease;
            this.target = target;
            this.sequence = sequence;
        }

        Change by(Lease other) {
            Change change = new Change(other, target, sequence);
            change.events.addAll(events);
            return change;
        }

        Change events(HistoryEvent... more) {
            events.addAll(List.of(more));
            return this;
        }

        Change timers(TimerChange... more) {
            timers.addAll(List.of(more));
            return this;
        }

        Change work(WorkChange... more) {
            work.addAll(List.of(more));
            return this;
        }

        Change message(String receiverArn, String body) {
            messages.add(new Message(receiverArn, Payload.parse(body)));
            return this;
        }

        Change received(long id) {
            received.add(id);
            return this;
        }

        Change snapshot(String state) {
            snapshot = Optional.of(new Snapshot(1, Payload.parse(state)));
            return this;
        }

        Change succeeded(long id, Payload output) {
            events.add(new HistoryEvent(id, id - 1, NOW.plusMillis(id), 0, new Event.ExecutionSucceeded(output)));
            ending = Optional.of(new Ending(ExecutionStatus.SUCCEEDED, NOW.plusMillis(id), Optional.of(output),
                    Failure.UNNAMED));
            return this;
        }

        Change failed(long id, ExecutionStatus status, Failure failure) {
            events.add(new HistoryEvent(id, id - 1, NOW.plusMillis(id), 0, new Event.ExecutionFailed(failure)));
            ending = Optional.of(new Ending(status, NOW.plusMillis(id), Optional.empty(), failure));
            return this;
        }

        Change redriven(long id, int count) {
            Event redriven = new Event.ExecutionRedriven(count, "token");
            events.add(new HistoryEvent(id, id - 1, NOW.plusMillis(id), 0, redriven));
            again = Optional.of(new Redriven(count, NOW.plusMillis(id)));
            return this;
        }

        Append append() {
            return new Append(lease, target, sequence, events, ending, timers, work, messages, received, snapshot,
                    again, Optional.empty(), List.of());
        }
    }
}
