package dev.pawl.engine;

import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.arn.StateMachineVersionArn;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.store.Store;
import dev.pawl.store.VersionRecord;
import java.util.List;
import java.util.Optional;

/** Published versions: look at, delete. {@link StateMachines#publish} makes them. */
public final class StateMachineVersions {
    private final Store store;

    StateMachineVersions(Store store) {
        this.store = store;
    }

    /**
     * A version, with the machine as it was when it was published.
     *
     * @throws EngineException
     *             INVALID_ARN, STATE_MACHINE_DOES_NOT_EXIST
     */
    public VersionRecord describe(String versionArn) {
        StateMachineVersionArn arn = Arns.read(versionArn, StateMachineVersionArn.class);
        return store.versions().find(arn.machine().text(), arn.version())
                .orElseThrow(() -> EngineException.noMachine(versionArn));
    }

    /**
     * Versions of a machine, the newest first, a page at a time. A machine that is not there has none.
     *
     * @throws EngineException
     *             INVALID_ARN, LABELLED_ARN
     */
    public List<VersionRecord> list(String machineArn, Optional<Integer> below, int limit) {
        if (Arns.read(machineArn, StateMachineRef.class) instanceof LabelledStateMachineArn labelled) {
            throw EngineException.labelled(labelled.text());
        }
        return store.versions().list(Arns.read(machineArn, StateMachineArn.class).text(), below, limit);
    }

    /**
     * Deletes a version; its executions go on. One that is not there is no error.
     *
     * @throws EngineException
     *             INVALID_ARN; CONFLICT if an alias routes to it
     */
    public void delete(String versionArn) {
        StateMachineVersionArn arn = Arns.read(versionArn, StateMachineVersionArn.class);
        List<String> holders = store.versions().delete(arn.machine().text(), arn.version());
        if (!holders.isEmpty()) {
            throw new EngineException(Reason.CONFLICT, "Version to be deleted must not be referenced by an alias. "
                    + "Current list of aliases referencing this version: " + holders);
        }
    }
}
