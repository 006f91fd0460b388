package dev.pawl.embedded;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.engine.StateMachines;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * Creates machines, or gives those that are there the definition as it is now.
 *
 * @param role
 *            that machines are said to have; nobody assumes it
 */
record Deployment(StateMachines machines, String role) {
    /**
     * The machine of that ARN and name with that definition.
     *
     * @param source
     *            what messages call the definition
     */
    MachineRecord deploy(String arn, String name, String source, String definition, MachineType type) {
        if (Definitions.check(definition, type) instanceof ParseResult.Refused<StateMachine> refused) {
            throw InvalidDefinitionException.of(source, definition, refused.problems());
        }
        MachineRecord.MachineType kind = MachineRecord.MachineType.valueOf(type.name());
        Optional<MachineRecord> known = find(arn);
        if (known.isEmpty()) {
            return machines.create(new NewStateMachine(name, kind,
                    new Settings(definition, role, Optional.empty(), Optional.empty(), Optional.empty()), Map.of()));
        }
        if (known.get().type() != kind) {
            throw new IllegalArgumentException("Expected a machine of type " + type + ", but " + name + " is "
                    + known.get().type() + " and cannot change; take another name");
        }
        return machines.update(arn, new Changes(Optional.of(definition), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()));
    }

    private Optional<MachineRecord> find(String arn) {
        try {
            return Optional.of(machines.describe(arn));
        } catch (EngineException e) {
            if (e.reason() == Reason.STATE_MACHINE_DOES_NOT_EXIST) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
