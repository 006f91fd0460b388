package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.asl.MachineType;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.server.api.Configuration;
import dev.pawl.store.MachineRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Creates the machine of a definition, or gives the one that is there the definition as it is now. */
record Deployment(Engine engine, Surroundings surroundings) {

    /** After the file; for the file names that everybody uses, after its folder. */
    static String nameAfter(Path definition) {
        Path absolute = definition.toAbsolutePath().normalize();
        String file = String.valueOf(absolute.getFileName()).replaceFirst("(\\.asl)?\\.(json|ya?ml)$|\\.asl$", "");
        Path folder = absolute.getParent();
        boolean common = file.equals("workflow") || file.equals("definition") || file.equals("statemachine");
        String name = common && folder != null && folder.getFileName() != null ? folder.getFileName().toString() : file;
        String legal = name.replaceAll("[^A-Za-z0-9_-]", "-");
        return legal.isEmpty() ? "machine" : legal.substring(0, Math.min(80, legal.length()));
    }

    /** The machine of that name with that definition. */
    MachineRecord of(String name, String definition, MachineType type) {
        String role = "arn:aws:iam::" + surroundings.account() + ":role/pawl";
        MachineRecord.MachineType kind = MachineRecord.MachineType.valueOf(type.name());
        // As CreateStateMachine keeps it, so that the same machine may be created through the API, too.
        MachineRecord.Settings settings = new MachineRecord.Settings(definition, role,
                Optional.of(Configuration.LOGGING.unsaid()), Optional.of(Configuration.TRACING.unsaid()),
                Optional.of(Configuration.ENCRYPTION.unsaid()));
        Optional<MachineRecord> known = find(name);
        if (known.isEmpty()) {
            return engine.machines().create(new NewStateMachine(name, kind, settings, Map.of()));
        }
        if (known.get().type() != kind) {
            throw CommandException.usage("Expected a machine of type " + type + ", but " + name + " is "
                    + known.get().type() + " and cannot change. Say --machine to take another name.");
        }
        return engine.machines().update(known.get().arn(), new Changes(Optional.of(definition), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private Optional<MachineRecord> find(String name) {
        ArnScope scope = ArnScope.of(surroundings.region(), surroundings.account());
        try {
            return Optional.of(engine.machines().describe(new StateMachineArn(scope, name).text()));
        } catch (EngineException e) {
            if (e.reason() == EngineException.Reason.STATE_MACHINE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
