package dev.pawl.store.jooq;

import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Machines, of which those that were asked for last are known. */
record KnownMachines(Machines stored, KnownCatalog known) implements Machines {
    @Override
    public Optional<MachineRecord> find(String arn) {
        return known.machines().find(arn, () -> stored.find(arn));
    }

    @Override
    public Creation create(NewMachine machine) {
        try {
            return stored.create(machine);
        } finally {
            known.changed(machine.arn());
        }
    }

    @Override
    public Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        try {
            return stored.update(arn, settings, revisionId, now);
        } finally {
            known.changed(arn);
        }
    }

    @Override
    public Optional<MachineRecord> aside(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        return stored.aside(arn, settings, revisionId, now);
    }

    @Override
    public boolean beginDelete(String arn) {
        try {
            return stored.beginDelete(arn);
        } finally {
            known.changed(arn);
        }
    }

    @Override
    public boolean finishDelete(String arn) {
        try {
            return stored.finishDelete(arn);
        } finally {
            known.changed(arn);
        }
    }

    @Override
    public Optional<MachineRecord> revision(long revisionKey) {
        return stored.revision(revisionKey);
    }

    @Override
    public long count() {
        return stored.count();
    }

    @Override
    public List<MachineRecord> list(Optional<String> afterArn, int limit) {
        return stored.list(afterArn, limit);
    }
}
