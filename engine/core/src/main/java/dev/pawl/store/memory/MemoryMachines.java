package dev.pawl.store.memory;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** State machines in memory. */
final class MemoryMachines implements Machines {
    private final Image image;

    MemoryMachines(Image image) {
        this.image = image;
    }

    @Override
    public Creation create(NewMachine machine) {
        synchronized (image) {
            Optional<MachineRecord> there = find(machine.arn());
            if (there.isPresent()) {
                return new Creation(there.get(), false, image.published(there.get()).atCreation);
            }
            MachineRecord created = keep(new MachineRecord(image.nextKey(), image.nextKey(), machine.arn(),
                    machine.name(), machine.type(), machine.settings(), machine.revisionId(), machine.createdAt(),
                    machine.createdAt(), false));
            image.tags.put(machine.arn(), new TreeMap<>(machine.tags()));
            Image.Published published = image.published(created);
            published.atCreation = machine.publish();
            machine.publish().ifPresent(description -> published.add(created, description, machine.createdAt()));
            return new Creation(created, true, machine.publish());
        }
    }

    @Override
    public Optional<MachineRecord> find(String arn) {
        synchronized (image) {
            return image.machine(arn);
        }
    }

    @Override
    public Optional<MachineRecord> revision(long revisionKey) {
        synchronized (image) {
            return Optional.ofNullable(image.revisions.get(revisionKey)).map(this::asItIsNow);
        }
    }

    /** An old revision of a machine that is being deleted, or is gone, says so. */
    private MachineRecord asItIsNow(MachineRecord m) {
        MachineRecord now = image.machines.get(m.key());
        boolean deleting = now == null || now.deleting();
        return new MachineRecord(m.key(), m.revisionKey(), m.arn(), m.name(), m.type(), m.settings(), m.revisionId(),
                m.createdAt(), m.updatedAt(), deleting);
    }

    @Override
    public long count() {
        synchronized (image) {
            return image.machines.size();
        }
    }

    @Override
    public List<MachineRecord> list(Optional<String> afterArn, int limit) {
        String after = afterArn.orElse("");
        synchronized (image) {
            return image.machines.values().stream().filter(machine -> machine.arn().compareTo(after) > 0)
                    .sorted(Comparator.comparing(MachineRecord::arn)).limit(limit).map(MemoryMachines::listed).toList();
        }
    }

    private static MachineRecord listed(MachineRecord m) {
        MachineRecord.Settings all = m.settings();
        MachineRecord.Settings settings = new MachineRecord.Settings("", all.roleArn(), all.logging(), all.tracing(),
                all.encryption());
        return new MachineRecord(m.key(), m.revisionKey(), m.arn(), m.name(), m.type(), settings, m.revisionId(),
                m.createdAt(), m.updatedAt(), m.deleting());
    }

    @Override
    public Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        synchronized (image) {
            return find(arn).filter(machine -> !machine.deleting())
                    .map(m -> keep(new MachineRecord(m.key(), image.nextKey(), arn, m.name(), m.type(), settings,
                            revisionId, m.createdAt(), now, false)));
        }
    }

    @Override
    public Optional<MachineRecord> aside(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        synchronized (image) {
            return find(arn).filter(machine -> !machine.deleting()).map(m -> image.revisions.values().stream()
                    .filter(r -> r.key() == m.key() && r.revisionId().equals(revisionId)).findFirst()
                    .orElseGet(() -> {
                        MachineRecord aside = new MachineRecord(m.key(), image.nextKey(), arn, m.name(), m.type(),
                                settings, revisionId, m.createdAt(), now, false);
                        image.revisions.put(aside.revisionKey(), aside);
                        return aside;
                    }));
        }
    }

    @Override
    public boolean beginDelete(String arn) {
        synchronized (image) {
            return find(arn).map(m -> image.machines.put(m.key(),
                    new MachineRecord(m.key(), m.revisionKey(), arn, m.name(), m.type(), m.settings(), m.revisionId(),
                            m.createdAt(), m.updatedAt(), true)))
                    .isPresent();
        }
    }

    @Override
    public boolean finishDelete(String arn) {
        synchronized (image) {
            Optional<MachineRecord> there = find(arn);
            if (there.isEmpty()) {
                return true;
            }
            if (!there.get().deleting() || runs(there.get().key())) {
                return false;
            }
            image.machines.remove(there.get().key());
            image.published.remove(there.get().key());
            image.tags.remove(arn);
            return true;
        }
    }

    private boolean runs(long machineKey) {
        return image.executions.values().stream().map(history -> history.execution)
                .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
                .map(execution -> image.revisions.get(execution.machineRevisionKey()))
                .anyMatch(revision -> revision != null && revision.key() == machineKey);
    }

    private MachineRecord keep(MachineRecord machine) {
        image.machines.put(machine.key(), machine);
        image.revisions.put(machine.revisionKey(), machine);
        return machine;
    }
}
