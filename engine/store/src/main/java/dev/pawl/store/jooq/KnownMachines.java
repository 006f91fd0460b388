package dev.pawl.store.jooq;

import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the machines in mind that were asked for last, because each start of an execution asks for one: that
 * query was
 * a quarter of the engine's time. Only right where all changes go through here, so for a file of one process.
 */
final class KnownMachines implements Machines {
    private static final int AT_MOST = 200;

    private final Machines stored;
    private final Map<String, MachineRecord> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MachineRecord> eldest) {
            return size() > AT_MOST;
        }
    };
    private long changes;

    KnownMachines(Machines stored) {
        this.stored = stored;
    }

    @Override
    public Optional<MachineRecord> find(String arn) {
        long before;
        synchronized (known) {
            MachineRecord machine = known.get(arn);
            if (machine != null) {
                return Optional.of(machine);
            }
            before = changes;
        }
        Optional<MachineRecord> read = stored.find(arn);
        synchronized (known) {
            // what was read while something changed may be old already
            if (before == changes) {
                read.ifPresent(machine -> known.put(arn, machine));
            }
        }
        return read;
    }

    @Override
    public Creation create(NewMachine machine) {
        try {
            return stored.create(machine);
        } finally {
            changed(machine.arn());
        }
    }

    @Override
    public Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        try {
            return stored.update(arn, settings, revisionId, now);
        } finally {
            changed(arn);
        }
    }

    @Override
    public boolean beginDelete(String arn) {
        try {
            return stored.beginDelete(arn);
        } finally {
            changed(arn);
        }
    }

    @Override
    public boolean finishDelete(String arn) {
        try {
            return stored.finishDelete(arn);
        } finally {
            changed(arn);
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

    private void changed(String arn) {
        synchronized (known) {
            changes++;
            known.remove(arn);
        }
    }
}
