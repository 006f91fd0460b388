package dev.pawl.engine;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.ResourceName;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.ParentRef;
import dev.pawl.runtime.Settlement;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.NewExecution;
import dev.pawl.store.PastExecutions;
import dev.pawl.store.PastExecutions.Past;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Executions: start, look at, stop. Operations that must be written give a stage; it ends with an
 * {@link EngineException}
 * if they are refused.
 */
public final class Executions {
    /** Enough to find one of few partitions among many. */
    private static final int DRAWS = 200;

    private final Store store;
    private final ExecutionRuntime runtime;
    private final EngineClock clock;
    private final RandomGenerator random;
    private final StartGate gate;
    private final PastExecutions past;

    Executions(Store store, ExecutionRuntime runtime, EngineClock clock, RandomGenerator random,
            StartGate gate, PastExecutions past) {
        this.store = store;
        this.runtime = runtime;
        this.clock = clock;
        this.random = random;
        this.gate = gate;
        this.past = past;
    }

    /**
     * A start.
     *
     * @param stateMachineArn
     *            of a machine, a version or an alias
     * @param name
     *            a UUID if there is none
     * @param input
     *            JSON text; an empty object if there is none
     */
    public record Start(String stateMachineArn, Optional<String> name, Optional<String> input,
            Optional<String> traceHeader) {
        /** A start with an input and no name. */
        public static Start of(String stateMachineArn, String input) {
            return new Start(stateMachineArn, Optional.empty(), Optional.of(input), Optional.empty());
        }
    }

    /** A started execution. */
    public record Started(String executionArn, Instant startDate) {}

    /** An Express execution that has ended. */
    public record Result(ExecutionInfo info, ExecutionStatus status, Instant stopDate, Optional<Payload> output,
            Failure failure) {}

    /**
     * Starts an execution; complete once that is durable. The same start with the same name gives the same answer
     * while
     * the execution runs.
     *
     * @return refused with INVALID_ARN, INVALID_NAME, INVALID_EXECUTION_INPUT, STATE_MACHINE_DOES_NOT_EXIST,
     *         STATE_MACHINE_DELETING, EXECUTION_ALREADY_EXISTS, EXECUTION_LIMIT_EXCEEDED, THROTTLED
     */
    public CompletionStage<Started> start(Start start) {
        try {
            return gate.admission().admit(() -> start(start, Optional.empty()));
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Asks for what {@link #start} needs, and starts nothing.
     *
     * @throws EngineException
     *             INVALID_ARN, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING
     */
    public void requireStartable(String stateMachineArn) {
        StartChoice.of(stateMachineArn, store, random);
    }

    CompletionStage<Started> start(Start start, Optional<ParentRef> parent) {
        try {
            StartChoice choice = StartChoice.of(start.stateMachineArn(), store, random);
            MachineRecord machine = choice.machine();
            gate.require(machine, parent.isPresent());
            ExecutionInfo info = info(start, choice);
            if (machine.type() == MachineType.EXPRESS) {
                return runtime.beginExpress(info, machine.revisionKey(), start.traceHeader())
                        .thenApply(s -> started(info, parent, s));
            }
            gate.requireRoom();
            return switch (gate.limits().admit(info)) {
                case Limiting.Admission.Admitted admitted -> begin(new NewExecution(info, machine.revisionKey(),
                        start.traceHeader(), parent.map(ParentRef::encode), Optional.empty(), admitted.limited()))
                        .thenApply(s -> started(info, parent, s));
                case Limiting.Admission.Instead instead -> CompletableFuture.completedFuture(
                        new Started(instead.holder().info().arn(), instead.holder().info().startedAt()));
            };
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Begins it; places that were reserved for it are given up if it does not begin. */
    CompletionStage<Settlement> begin(NewExecution execution) {
        CompletionStage<Settlement> begun = runtime.begin(execution);
        return !execution.limited() ? begun : begun.whenComplete((settlement, broken) -> {
            if (!(settlement instanceof Settlement.Done)) {
                gate.limits().forget(execution.info().arn());
            }
        });
    }

    /**
     * Runs an Express execution to its end.
     *
     * @return refused as {@link #start}, and with STATE_MACHINE_TYPE_NOT_SUPPORTED for a Standard machine
     */
    public CompletionStage<Result> startSync(Start start) {
        try {
            gate.admission().require();
            StartChoice choice = StartChoice.of(start.stateMachineArn(), store, random);
            MachineRecord machine = choice.machine();
            if (machine.type() != MachineType.EXPRESS) {
                throw typeNotSupported();
            }
            gate.require(machine, false);
            ExecutionInfo info = info(start, choice);
            return runtime.runExpress(info, machine.revisionKey(), start.traceHeader()).thenApply(settlement -> {
                if (settlement instanceof Settlement.Ended ended) {
                    return new Result(ended.info(), ended.status(), ended.stoppedAt(), ended.output(),
                            ended.failure());
                }
                throw EngineException.unavailable("The execution could not be run: " + settlement);
            });
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * An execution as it stands.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public ExecutionRecord describe(String executionArn) {
        return store.executions().find(Arns.read(executionArn, ExecutionArn.class).text())
                .orElseThrow(() -> EngineException.noExecution(executionArn));
    }

    /**
     * As {@link #describe}, and Express executions that map runs began, which have no history, and those that
     * were
     * removed and are archived.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public ExecutionRecord look(String executionArn) {
        return runtime.expressChild(executionArn).orElseGet(() -> {
            String arn = Arns.read(executionArn, ExecutionArn.class).text();
            return store.executions().find(arn).or(() -> past.past(arn).map(Past::execution))
                    .orElseThrow(() -> EngineException.noExecution(executionArn));
        });
    }

    /**
     * Executions of a machine, or those that a version or an alias started, newest start first, a page at a time.
     *
     * @throws EngineException
     *             INVALID_ARN, LABELLED_ARN, STATE_MACHINE_DOES_NOT_EXIST, RESOURCE_NOT_FOUND,
     *             STATE_MACHINE_TYPE_NOT_SUPPORTED
     */
    public List<ExecutionRecord> list(Query query) {
        if (machineOf(query.stateMachineArn()).type() == MachineType.EXPRESS) {
            throw typeNotSupported();
        }
        return store.executions().list(query);
    }

    /** Stops an execution; complete once that is durable, with the moment. One that has ended stays as it is. */
    public CompletionStage<Instant> stop(String executionArn, Failure why) {
        try {
            ExecutionRecord record = describe(executionArn);
            if (record.stoppedAt().isPresent()) {
                return CompletableFuture.completedFuture(record.stoppedAt().get());
            }
            return runtime.tell(record.info().arn(), new Trigger.StopRequested(why)).thenApply(s -> switch (s) {
                case Settlement.Done done -> done.at();
                case Settlement.ExecutionOver over ->
                    describe(executionArn).stoppedAt().orElse(over.stoppedAt());
                case Settlement.NoExecution none -> throw EngineException.noExecution(executionArn);
                case Settlement other -> throw EngineException.unavailable(other.toString());
            });
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Redrives an execution: what did not succeed in it runs again. Complete with the moment once that is
     * durable. The
     * same token within a quarter of an hour redrives once and gives the same moment.
     *
     * @return refused with INVALID_ARN, EXECUTION_DOES_NOT_EXIST, EXECUTION_NOT_REDRIVABLE,
     *         EXECUTION_LIMIT_EXCEEDED
     */
    public CompletionStage<Instant> redrive(String executionArn, Optional<String> clientToken) {
        try {
            ExecutionRecord record = describe(executionArn);
            ExecutionInfo info = record.info();
            if (ofMapRun(info)) {
                throw EngineException.notRedrivable(info.arn(), "Only its map run can redrive it");
            }
            if (record.status().ended()) {
                gate.admission().require();
                gate.requireRoom();
                gate.requireAgain(info);
            }
            String token = clientToken.orElseGet(() -> UUID.randomUUID().toString());
            return runtime.redrive(info.arn(), token).thenApply(s -> switch (s) {
                case Settlement.Done done -> done.at();
                case Settlement.NotRedrivable no -> throw EngineException.notRedrivable(info.arn(), no.why());
                case Settlement.NoExecution none -> throw EngineException.noExecution(executionArn);
                case Settlement other -> throw EngineException.unavailable(other.toString());
            });
        } catch (EngineException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether {@link #redrive} would be refused now. */
    public RedriveStatus redriveStatus(ExecutionRecord execution) {
        if (execution.past()) {
            return new RedriveStatus(RedriveStatus.Kind.NOT_REDRIVABLE,
                    Optional.of("Execution was removed and is archived"));
        }
        Optional<String> against = runtime.redriveRules().against(execution);
        RedriveStatus.Kind kind = against.isPresent() || execution.info().express()
                ? RedriveStatus.Kind.NOT_REDRIVABLE
                : ofMapRun(execution.info())
                        ? RedriveStatus.Kind.REDRIVABLE_BY_MAP_RUN
                        : RedriveStatus.Kind.REDRIVABLE;
        return new RedriveStatus(kind, against);
    }

    static boolean ofMapRun(ExecutionInfo info) {
        return Arns.read(info.arn(), ExecutionArn.class).runs() instanceof LabelledStateMachineArn;
    }

    /**
     * Visible events of a Standard execution.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public List<HistoryEvent> history(String executionArn, HistoryRange range) {
        String arn = Arns.read(executionArn, ExecutionArn.class).text();
        return store.executions().find(arn).map(one -> store.executions().history(one.key(), range))
                .or(() -> past.past(arn).map(one -> one.page(range)))
                .orElseThrow(() -> EngineException.noExecution(executionArn));
    }

    /** The machine at its present revision, if there are all that the ARN names. */
    private MachineRecord machineOf(String arn) {
        StateMachineRef ref = Arns.read(arn, StateMachineRef.class);
        MachineRecord machine = store.machines().find(ref.machine().text())
                .orElseThrow(() -> EngineException.noMachine(arn));
        switch (ref) {
            case StateMachineArn whole -> {
                // there it is
            }
            case StateMachineVersionArn version -> {
                if (store.versions().find(machine.arn(), version.version()).isEmpty()) {
                    throw EngineException.noMachine(arn);
                }
            }
            case StateMachineAliasArn alias -> {
                if (store.aliases().find(machine.arn(), alias.alias()).isEmpty()) {
                    throw EngineException.noSuchThing();
                }
            }
            case LabelledStateMachineArn labelled -> throw EngineException.labelled(arn);
        }
        return machine;
    }

    private ExecutionInfo info(Start start, StartChoice choice) {
        MachineRecord machine = choice.machine();
        StateMachineArn arn = Arns.read(machine.arn(), StateMachineArn.class);
        String name = start.name().orElseGet(() -> here(id -> arn.execution(id).text()));
        if (!ResourceName.isLegal(name)) {
            throw EngineException.invalidName(name);
        }
        String execution = machine.type() == MachineType.EXPRESS
                ? arn.express(name, here(id -> arn.express(name, id).text())).text()
                : arn.execution(name).text();
        return new ExecutionInfo(execution, name, machine.arn(), machine.name(), machine.settings().roleArn(),
                arn.scope().region(), clock.now(), input(start), choice.versionArn(), choice.aliasArn());
    }

    /** An id by which an execution belongs to this node, so that no other one need be asked. */
    private String here(UnaryOperator<String> arn) {
        String id = randomId();
        for (int tries = 1; tries < DRAWS && !runtime.owns(arn.apply(id)); tries++) {
            id = randomId();
        }
        return id;
    }

    /** A UUID, version 4, from the engine's own source of chance. */
    private String randomId() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static Payload input(Start start) {
        if (start.input().isEmpty()) {
            return Payload.EMPTY_OBJECT;
        }
        try {
            return Payload.parse(start.input().get());
        } catch (JsonTextException e) {
            throw new EngineException(Reason.INVALID_EXECUTION_INPUT,
                    "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
    }

    private Started started(ExecutionInfo wanted, Optional<ParentRef> parent, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done done -> new Started(wanted.arn(), done.at());
            case Settlement.NameTaken taken -> sameStart(wanted, parent, taken);
            case Settlement other -> throw EngineException.unavailable("The execution could not be started: " + other);
        };
    }

    private Started sameStart(ExecutionInfo wanted, Optional<ParentRef> parent, Settlement.NameTaken taken) {
        ExecutionInfo existing = taken.existing();
        boolean running = !taken.status().ended() && existing.input().text().equals(wanted.input().text());
        // a task that is tried again after a crash finds the child that its first try started, even if that has ended
        if (running || parent.map(ParentRef::encode).filter(parentOf(existing.arn())::equals).isPresent()) {
            return new Started(existing.arn(), existing.startedAt());
        }
        throw new EngineException(Reason.EXECUTION_ALREADY_EXISTS,
                "Execution Already Exists: '" + existing.arn() + "'");
    }

    private String parentOf(String arn) {
        return store.executions().find(arn).flatMap(ExecutionRecord::parentArn).orElse("");
    }

    private static EngineException typeNotSupported() {
        return new EngineException(Reason.STATE_MACHINE_TYPE_NOT_SUPPORTED,
                "This operation is not supported by this type of state machine");
    }
}
