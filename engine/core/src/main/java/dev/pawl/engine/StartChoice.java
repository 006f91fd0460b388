package dev.pawl.engine;

import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineAliasArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.store.Aliases.Target;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a start runs: the machine at its present revision, or at that of a version.
 *
 * @param versionArn
 *            if a version was named, or an alias chose it
 * @param aliasArn
 *            if an alias was named
 */
record StartChoice(MachineRecord machine, Optional<String> versionArn, Optional<String> aliasArn) {
    private static final int ALL = 100;

    /**
     * Chooses; an alias with two versions draws lots.
     *
     * @throws EngineException
     *             INVALID_ARN, LABELLED_ARN, STATE_MACHINE_DOES_NOT_EXIST, STATE_MACHINE_DELETING
     */
    static StartChoice of(String arn, Store store, RandomGenerator random) {
        StartChoice choice = switch (Arns.read(arn, StateMachineRef.class)) {
            case StateMachineArn machine -> store.machines().find(machine.text())
                    .map(found -> new StartChoice(found, Optional.empty(), Optional.empty()))
                    .orElseThrow(() -> EngineException.noMachine(arn));
            case StateMachineVersionArn version ->
                store.versions().find(version.machine().text(), version.version())
                        .map(found -> new StartChoice(found.machine(), Optional.of(arn), Optional.empty()))
                        .orElseThrow(() -> EngineException.noMachine(arn));
            case StateMachineAliasArn alias -> {
                Target target = draw(arn, store.aliases().targets(alias.machine().text(), alias.alias()), random);
                yield new StartChoice(target.version().machine(), Optional.of(target.version().arn()),
                        Optional.of(arn));
            }
            case LabelledStateMachineArn labelled -> throw EngineException.labelled(arn);
        };
        if (choice.machine.deleting()) {
            throw EngineException.deleting(choice.machine.arn());
        }
        return choice;
    }

    private static Target draw(String arn, List<Target> targets, RandomGenerator random) {
        if (targets.isEmpty()) {
            throw EngineException.noMachine(arn);
        }
        int lot = targets.size() == 1 ? 0 : random.nextInt(ALL);
        for (Target target : targets) {
            if (lot < target.weight()) {
                return target;
            }
            lot -= target.weight();
        }
        return targets.getLast();
    }
}
