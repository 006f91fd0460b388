package dev.pawl.engine;

import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.store.AliasRecord;
import dev.pawl.store.Aliases;
import dev.pawl.store.Aliases.Change;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Aliases: names of a machine that route starts to one or two of its versions. */
public final class StateMachineAliases {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 80;
    /** Digits alone would be the number of a version. */
    private static final Pattern NAME = Pattern.compile("(?=.*[a-zA-Z_\\-.])[a-zA-Z0-9_\\-.]+");

    private final Store store;
    private final EngineClock clock;

    StateMachineAliases(Store store, EngineClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Where starts go.
     *
     * @param weight
     *            how many of a hundred
     */
    public record Route(String versionArn, int weight) {}

    /** An alias to create; the description may be empty. */
    public record NewAlias(String name, String description, List<Route> routes) {}

    /** What changes; what is empty stays. */
    public record Changes(Optional<String> description, Optional<List<Route>> routes) {}

    /**
     * Creates an alias of the machine that the versions belong to; the same once more gives the one that is
     * there.
     *
     * @throws EngineException
     *             INVALID_NAME, INVALID_ARN, INVALID_ROUTING, RESOURCE_NOT_FOUND, STATE_MACHINE_DELETING,
     *             CONFLICT, SERVICE_QUOTA_EXCEEDED
     */
    public AliasRecord create(NewAlias wanted) {
        if (wanted.name().length() > LONGEST_NAME || !NAME.matcher(wanted.name()).matches()) {
            throw EngineException.invalidName(wanted.name());
        }
        Routing routing = Routing.of(wanted.routes());
        Change.Done done = done(routing.machine().text(),
                store.aliases().create(new Aliases.NewAlias(routing.machine().text(), wanted.name(),
                        wanted.description(), routing.routes(), clock.now()), MOST));
        AliasRecord alias = done.alias();
        if (!alias.description().equals(wanted.description()) || !alias.routes().equals(routing.routes())) {
            throw new EngineException(Reason.CONFLICT,
                    "Failed to create alias because an alias with the same name and a different "
                            + (alias.routes().equals(routing.routes()) ? "description" : "routing configuration")
                            + " already exists.");
        }
        return alias;
    }

    /**
     * Changes an alias; starts from now on follow it.
     *
     * @throws EngineException
     *             INVALID_ARN, NOTHING_TO_CHANGE, INVALID_ROUTING, RESOURCE_NOT_FOUND,
     *             STATE_MACHINE_DELETING
     */
    public AliasRecord update(String aliasArn, Changes changes) {
        StateMachineAliasArn arn = Arns.read(aliasArn, StateMachineAliasArn.class);
        if (changes.description().isEmpty() && changes.routes().isEmpty()) {
            throw new EngineException(Reason.NOTHING_TO_CHANGE,
                    "Either the description or the routing configuration must be specified");
        }
        Optional<Routing> routing = changes.routes().map(Routing::of);
        if (routing.filter(other -> !other.machine().equals(arn.machine())).isPresent()) {
            throw EngineException.routing("Routing configuration must contain versions of the alias's state machine. "
                    + "Received: " + changes.routes().orElseThrow().stream().map(Route::versionArn).toList());
        }
        String machine = arn.machine().text();
        return done(machine, store.aliases().update(new Aliases.Update(machine, arn.alias(), changes.description(),
                routing.map(Routing::routes), clock.now()))).alias();
    }

    /**
     * An alias.
     *
     * @throws EngineException
     *             INVALID_ARN, RESOURCE_NOT_FOUND
     */
    public AliasRecord describe(String aliasArn) {
        StateMachineAliasArn arn = Arns.read(aliasArn, StateMachineAliasArn.class);
        return store.aliases().find(arn.machine().text(), arn.alias()).orElseThrow(EngineException::noSuchThing);
    }

    /**
     * Aliases of a machine, or those that route to one of its versions, in the order of their creation, a page at
     * a
     * time.
     *
     * @throws EngineException
     *             INVALID_ARN, LABELLED_ARN, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING,
     *             RESOURCE_NOT_FOUND
     */
    public List<AliasRecord> list(String machineOrVersionArn, Optional<Long> afterKey, int limit) {
        return switch (Arns.read(machineOrVersionArn, StateMachineRef.class)) {
            case StateMachineArn machine -> list(machine, Optional.empty(), afterKey, limit);
            case StateMachineVersionArn version ->
                list(version.machine(), Optional.of(version.version()), afterKey, limit);
            case StateMachineAliasArn alias -> throw new EngineException(Reason.INVALID_ARN,
                    "Invalid Arn: 'Expected a state machine or a version of one, but got " + alias.text() + "'");
            case LabelledStateMachineArn labelled -> throw EngineException.labelled(labelled.text());
        };
    }

    private List<AliasRecord> list(StateMachineArn arn, Optional<Integer> version, Optional<Long> afterKey,
            int limit) {
        MachineRecord machine = store.machines().find(arn.text())
                .orElseThrow(() -> EngineException.noMachine(arn.text()));
        if (machine.deleting()) {
            throw EngineException.deleting(arn.text());
        }
        if (version.isPresent() && store.versions().find(arn.text(), version.get()).isEmpty()) {
            throw EngineException.noSuchThing();
        }
        return store.aliases().list(arn.text(), version, afterKey, limit);
    }

    /** Deletes an alias; its versions stay. One that is not there is no error. */
    public void delete(String aliasArn) {
        StateMachineAliasArn arn = Arns.read(aliasArn, StateMachineAliasArn.class);
        store.aliases().delete(arn.machine().text(), arn.alias());
    }

    private static Change.Done done(String machineArn, Change change) {
        return switch (change) {
            case Change.Done done -> done;
            case Change.NoAlias none -> throw EngineException.noSuchThing();
            case Change.NoVersion none -> throw EngineException.noSuchThing();
            case Change.Deleting deleting -> throw EngineException.deleting(machineArn);
            case Change.TooMany many -> throw EngineException.quota("aliases", MOST);
        };
    }
}
