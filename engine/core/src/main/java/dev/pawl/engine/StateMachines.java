package dev.pawl.engine;

import dev.pawl.arn.ArnScope;
import dev.pawl.arn.ResourceName;
import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.lint.InvalidDefinitionMessage;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.json.Payload;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.runtime.ItemRef;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Machines;
import dev.pawl.store.PastExecutions;
import dev.pawl.store.PastExecutions.Past;
import dev.pawl.store.Store;
import dev.pawl.store.VersionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** State machines: create, change, look at, delete. */
public final class StateMachines {
    private static final String INITIAL = "INITIAL";
    private static final Duration DELETE_AGAIN = Duration.ofSeconds(1);

    private final Store store;
    private final ArnScope scope;
    private final EngineClock clock;
    private final long limit;
    private final Publications publications;

    private final PastExecutions past;

    StateMachines(Store store, ArnScope scope, EngineClock clock, long limit, PastExecutions past) {
        this.store = store;
        this.scope = scope;
        this.clock = clock;
        this.limit = limit;
        this.past = past;
        this.publications = new Publications(store, clock);
    }

    /** A machine to create. */
    public record NewStateMachine(String name, MachineRecord.MachineType type, Settings settings,
            Map<String, String> tags) {}

    /** What changes; what is empty stays. */
    public record Changes(Optional<String> definition, Optional<String> roleArn, Optional<Payload> logging,
            Optional<Payload> tracing, Optional<Payload> encryption) {
        boolean none() {
            return definition.isEmpty() && roleArn.isEmpty() && logging.isEmpty() && tracing.isEmpty()
                    && encryption.isEmpty();
        }
    }

    /**
     * Creates a machine; the same once more gives the one that is there.
     *
     * @throws EngineException
     *             INVALID_NAME, INVALID_DEFINITION, TOO_MANY_TAGS, STATE_MACHINE_ALREADY_EXISTS,
     *             STATE_MACHINE_DELETING,
     *             STATE_MACHINE_LIMIT_EXCEEDED
     */
    public MachineRecord create(NewStateMachine wanted) {
        return create(wanted, Optional.empty());
    }

    /**
     * Creates a machine with its version 1; the same once more gives the one that is there.
     *
     * @param description
     *            of the version; may be empty
     * @throws EngineException
     *             as {@link #create}
     */
    public VersionRecord createAndPublish(NewStateMachine wanted, String description) {
        MachineRecord machine = create(wanted, Optional.of(description));
        return store.versions().find(machine.arn(), 1).orElseThrow(() -> alreadyExists(machine.arn()));
    }

    private MachineRecord create(NewStateMachine wanted, Optional<String> publish) {
        if (!ResourceName.isLegal(wanted.name())) {
            throw EngineException.invalidName(wanted.name());
        }
        requireValid(wanted.settings().definition(), wanted.type());
        String arn = new StateMachineArn(scope, wanted.name()).text();
        ResourceTags.requireFew(arn, wanted.tags().keySet());
        if (store.machines().find(arn).isEmpty() && store.machines().count() >= limit) {
            throw new EngineException(Reason.STATE_MACHINE_LIMIT_EXCEEDED,
                    "State Machine Limit Exceeded: 'There are " + limit + " state machines'");
        }
        Machines.Creation creation = store.machines().create(new Machines.NewMachine(arn, wanted.name(),
                wanted.type(), wanted.settings(), INITIAL, clock.now(), wanted.tags(), publish));
        MachineRecord machine = creation.machine();
        if (machine.deleting()) {
            throw EngineException.deleting(arn);
        }
        if (!creation.created() && !(same(machine, wanted) && creation.published().equals(publish))) {
            throw alreadyExists(arn);
        }
        return machine;
    }

    /**
     * Gives a machine a new revision; if nothing differs, the old one stays. Executions that run keep what they
     * started
     * with.
     *
     * @throws EngineException
     *             INVALID_ARN, MISSING_REQUIRED_PARAMETER, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING,
     *             INVALID_DEFINITION
     */
    public MachineRecord update(String arn, Changes changes) {
        MachineRecord now = describe(arn);
        if (changes.none()) {
            throw new EngineException(Reason.MISSING_REQUIRED_PARAMETER, "Either the definition, the role ARN, the"
                    + " LoggingConfiguration, or the TracingConfiguration must be specified");
        }
        if (now.deleting()) {
            throw EngineException.deleting(arn);
        }
        changes.definition().ifPresent(definition -> requireValid(definition, now.type()));
        Settings old = now.settings();
        Settings settings = new Settings(changes.definition().orElse(old.definition()),
                changes.roleArn().orElse(old.roleArn()), changes.logging().or(old::logging),
                changes.tracing().or(old::tracing), changes.encryption().or(old::encryption));
        return settings.equals(old)
                ? now
                : store.machines().update(now.arn(), settings, UUID.randomUUID().toString(), clock.now())
                        .orElseThrow(() -> EngineException.noMachine(arn));
    }

    /**
     * Updates a machine and publishes what it is then.
     *
     * @param description
     *            of the version; may be empty
     * @throws EngineException
     *             as {@link #update} and {@link #publish}; if another update came between them, CONFLICT, and
     *             this
     *             update was made without being published
     */
    public VersionRecord updateAndPublish(String arn, Changes changes, String description) {
        publications.requireRoom(Arns.read(arn, StateMachineArn.class).text());
        MachineRecord machine = update(arn, changes);
        return publications.publish(machine.arn(), Optional.of(machine.revisionId()), description);
    }

    /**
     * Publishes the machine's present revision as a version, or gives the version that was made of it before.
     *
     * @param revisionId
     *            the revision that the caller means, if any other is not to be published
     * @param description
     *            may be empty
     * @throws EngineException
     *             INVALID_ARN, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING, CONFLICT,
     *             SERVICE_QUOTA_EXCEEDED
     */
    public VersionRecord publish(String arn, Optional<String> revisionId, String description) {
        return publications.publish(Arns.read(arn, StateMachineArn.class).text(), revisionId, description);
    }

    /**
     * The machine as it is now.
     *
     * @throws EngineException
     *             INVALID_ARN, STATE_MACHINE_DOES_NOT_EXIST
     */
    public MachineRecord describe(String arn) {
        return store.machines().find(Arns.read(arn, StateMachineArn.class).text())
                .orElseThrow(() -> EngineException.noMachine(arn));
    }

    /**
     * The machine as it was when an execution started.
     *
     * @throws EngineException
     *             INVALID_ARN, EXECUTION_DOES_NOT_EXIST
     */
    public Executed describeForExecution(String executionArn) {
        ExecutionArn arn = Arns.read(executionArn, ExecutionArn.class);
        Optional<ExecutionRecord> present = store.executions().find(arn.text());
        Optional<Past> gone = present.isPresent() ? Optional.empty() : past.past(arn.text());
        ExecutionRecord execution = present.or(() -> gone.map(Past::execution))
                .orElseThrow(() -> EngineException.noExecution(executionArn));
        MachineRecord machine = gone.map(StateMachines::asItWas)
                .or(() -> store.machines().revision(execution.machineRevisionKey()))
                .orElseThrow(() -> EngineException.noMachine(execution.info().stateMachineArn()));
        Optional<String> mapRun = execution.parentArn().flatMap(ItemRef::decode).map(ItemRef::mapRunArn);
        return arn.runs() instanceof LabelledStateMachineArn labelled
                ? new Executed(part(machine, labelled), mapRun, Optional.of(labelled.label()))
                : new Executed(machine, mapRun, Optional.empty());
    }

    /** The machine of an execution that is archived, of which only the definition is known. */
    private static MachineRecord asItWas(Past past) {
        ExecutionInfo info = past.execution().info();
        return new MachineRecord(past.execution().key(), past.execution().machineRevisionKey(), info.stateMachineArn(),
                info.stateMachineName(), MachineRecord.MachineType.STANDARD,
                new Settings(past.definition(), info.roleArn(), Optional.empty(), Optional.empty(), Optional.empty()),
                "ARCHIVED", info.startedAt(), info.startedAt(), false);
    }

    /**
     * What an execution runs.
     *
     * @param machine
     *            for the child of a map run, the part of the machine that it runs
     * @param mapRunArn
     *            that began it, if one did
     * @param label
     *            of the Map that it runs a part of
     */
    public record Executed(MachineRecord machine, Optional<String> mapRunArn, Optional<String> label) {}

    private static MachineRecord part(MachineRecord machine, LabelledStateMachineArn labelled) {
        Settings whole = machine.settings();
        String definition = ChildDefinition.of(whole.definition(), labelled.label()).orElse(whole.definition());
        return new MachineRecord(machine.key(), machine.revisionKey(), labelled.text(), labelled.resourceName(),
                machine.type(), new Settings(definition, whole.roleArn(), whole.logging(), whole.tracing(),
                        whole.encryption()),
                machine.revisionId(), machine.createdAt(), machine.updatedAt(), machine.deleting());
    }

    /** Machines in the order of their names, a page at a time. */
    public List<MachineRecord> list(Optional<String> afterArn, int limit) {
        return store.machines().list(afterArn, limit);
    }

    /**
     * Begins to delete a machine; it goes when the last of its executions has ended. One that is not there is no
     * error.
     */
    public void delete(String arn) {
        String text = Arns.read(arn, StateMachineArn.class).text();
        if (store.machines().beginDelete(text)) {
            finishDelete(text);
        }
    }

    /** Goes on with what was being deleted when the engine stopped. */
    void resumeDeletes() {
        Optional<String> after = Optional.empty();
        List<MachineRecord> page;
        do {
            page = store.machines().list(after, 500);
            page.stream().filter(MachineRecord::deleting).forEach(m -> finishDelete(m.arn()));
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).arn());
        } while (page.size() == 500);
    }

    private void finishDelete(String arn) {
        if (!store.machines().finishDelete(arn) && store.machines().find(arn).isPresent()) {
            clock.after(DELETE_AGAIN, () -> finishDelete(arn));
        }
    }

    private static EngineException alreadyExists(String arn) {
        return new EngineException(Reason.STATE_MACHINE_ALREADY_EXISTS, "State Machine Already Exists: '" + arn + "'");
    }

    /** Role and tags may differ, as with AWS; they stay what they are. */
    private static boolean same(MachineRecord machine, NewStateMachine wanted) {
        Settings now = machine.settings();
        Settings other = wanted.settings();
        return machine.type() == wanted.type() && now.definition().equals(other.definition())
                && now.logging().equals(other.logging()) && now.tracing().equals(other.tracing())
                && now.encryption().equals(other.encryption());
    }

    static void requireValid(String definition, MachineRecord.MachineType type) {
        if (Definitions.check(definition, MachineType.valueOf(type.name())) instanceof ParseResult.Refused<?> refused) {
            throw new EngineException(Reason.INVALID_DEFINITION,
                    InvalidDefinitionMessage.of(definition, refused.problems()));
        }
    }
}
