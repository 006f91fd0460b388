package dev.pawl.server.application;

import dev.pawl.arn.StateMachineArn;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.StateMachineAliases;
import dev.pawl.engine.StateMachineAliases.Route;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.VersionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates the machines of an application, and changes them, but only those. */
final class MachineDeployment {
    private static final int PAGE = 500;
    private static final int WHOLE = 100;

    private final Ground ground;
    private final Engine engine;

    MachineDeployment(Ground ground) {
        this.ground = ground;
        this.engine = ground.engine();
    }

    /** Makes the machine what it should be, and says what was done. */
    Effect put(Application.Machine machine) {
        NewStateMachine wanted = machine.wanted();
        Optional<MachineRecord> known = find(wanted.name());
        if (known.isPresent()) {
            Optional<Effect> refused = refused(known.get(), wanted);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        String before = known.map(MachineRecord::revisionId).orElse("");
        MachineRecord now = known.isPresent() ? update(known.get(), wanted) : engine.machines().create(wanted);
        machine.alias().ifPresent(alias -> publish(now, alias));
        return Effect.done("state machine " + wanted.name() + " "
                + (known.isEmpty() ? "created" : before.equals(now.revisionId()) ? "is as it was" : "updated"));
    }

    private Optional<Effect> refused(MachineRecord known, NewStateMachine wanted) {
        String stack = wanted.tags().get(Application.STACK_TAG);
        Optional<String> owner = Optional.ofNullable(engine.tags().of(known.arn()).get(Application.STACK_TAG));
        if (!owner.equals(Optional.ofNullable(stack))) {
            return Optional.of(Effect.failed("Expected a name for the state machine that is not taken, but "
                    + wanted.name() + owner.map(o -> " belongs to the stack " + o).orElse(" was made by somebody else")
                    + ": give it another name, or delete that machine"));
        }
        if (known.type() != wanted.type()) {
            return Optional.of(Effect.failed("Expected a state machine of type " + wanted.type() + ", but "
                    + wanted.name() + " is " + known.type()
                    + " and cannot change: give it another name, or delete it"));
        }
        return Optional.empty();
    }

    private MachineRecord update(MachineRecord known, NewStateMachine wanted) {
        Settings settings = wanted.settings();
        MachineRecord now = engine.machines().update(known.arn(),
                new Changes(Optional.of(settings.definition()), Optional.of(settings.roleArn()), settings.logging(),
                        settings.tracing(), settings.encryption()));
        engine.tags().put(known.arn(), wanted.tags());
        return now;
    }

    /** Publishes what the machine is now, and lets the alias lead there. */
    private void publish(MachineRecord machine, String alias) {
        VersionRecord version = engine.machines().publish(machine.arn(), Optional.empty(), "");
        List<Route> routes = List.of(new Route(version.arn(), WHOLE));
        String arn = machine.arn() + ":" + alias;
        try {
            engine.aliases().update(arn, new StateMachineAliases.Changes(Optional.empty(), Optional.of(routes)));
        } catch (EngineException e) {
            if (e.reason() != Reason.RESOURCE_NOT_FOUND) {
                throw e;
            }
            engine.aliases().create(new StateMachineAliases.NewAlias(alias, "", routes));
        }
    }

    /** Deletes a machine of the application, or says that it stays. */
    Effect remove(String name) {
        if (!ground.prune()) {
            return Effect.done("state machine " + name + " is not in the template any more and is kept (--prune deletes"
                    + " such machines)");
        }
        engine.machines().delete(arn(name));
        return Effect.done("state machine " + name + " deleted");
    }

    /** Names of the machines that an application of that name made. */
    List<String> ownedBy(String application) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<MachineRecord> page;
        do {
            page = engine.machines().list(after, PAGE);
            for (MachineRecord machine : page) {
                Map<String, String> tags = engine.tags().of(machine.arn());
                if (!machine.deleting() && application.equals(tags.get(Application.STACK_TAG))) {
                    names.add(machine.name());
                }
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast().arn());
        } while (page.size() == PAGE);
        return names;
    }

    private String arn(String name) {
        return new StateMachineArn(ground.scope(), name).text();
    }

    private Optional<MachineRecord> find(String name) {
        try {
            return Optional.of(engine.machines().describe(arn(name)));
        } catch (EngineException e) {
            if (e.reason() == Reason.STATE_MACHINE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
