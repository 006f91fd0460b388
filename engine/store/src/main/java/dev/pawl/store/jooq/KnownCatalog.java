package dev.pawl.store.jooq;

import dev.pawl.store.Aliases.Target;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.VersionRecord;
import java.util.List;

/**
 * Keeps in mind what starts asked for last, because each start of an execution asks: that query was a quarter
 * of the
 * engine's time. A change of a machine, of its versions or its aliases forgets all that is known of the
 * machine.
 */
record KnownCatalog(Known<MachineRecord> machines, Known<VersionRecord> versions, Known<List<Target>> targets) {
    KnownCatalog() {
        this(new Known<>(), new Known<>(), new Known<>());
    }

    void changed(String machineArn) {
        machines.changed(machineArn);
        versions.changed(machineArn);
        targets.changed(machineArn);
    }
}
