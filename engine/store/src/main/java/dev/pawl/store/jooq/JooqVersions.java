package dev.pawl.store.jooq;

import dev.pawl.store.MachineRecord;
import dev.pawl.store.VersionRecord;
import dev.pawl.store.Versions;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import dev.pawl.store.jooq.Tables.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/** Published versions on SQL. */
final class JooqVersions implements Versions {
    private final Writer writer;
    private final Reads reads;

    JooqVersions(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Publication publish(Publish publish, int atMost) {
        return writer.write(sql -> {
            Optional<MachineRecord> machine = JooqMachines.held(sql, publish.machineArn());
            return machine.isEmpty() ? new Publication.NoMachine() : publish(sql, machine.get(), publish, atMost);
        });
    }

    private static Publication publish(DSLContext sql, MachineRecord machine, Publish publish, int atMost) {
        if (machine.deleting()) {
            return new Publication.Deleting();
        }
        if (publish.revisionId().filter(wanted -> !wanted.equals(machine.revisionId())).isPresent()) {
            return new Publication.OtherRevision(machine.revisionId());
        }
        Optional<VersionRecord> there = rows(sql, Version.MACHINE_KEY.eq(machine.key())
                .and(Version.REVISION_KEY.eq(machine.revisionKey()))).fetchOptional(JooqVersions::version);
        if (there.isPresent()) {
            return new Publication.Published(there.get());
        }
        if (count(sql, machine.arn()) >= atMost) {
            return new Publication.TooMany();
        }
        return new Publication.Published(
                add(sql, machine, publish.description(), publish.now().toEpochMilli()));
    }

    /** Gives the machine's present revision the next number. */
    static VersionRecord add(DSLContext sql, MachineRecord machine, String description, long now) {
        long number = sql.select(Machine.LAST_VERSION).from(Machine.TABLE).where(Machine.KEY.eq(machine.key()))
                .fetchSingle().value1() + 1;
        sql.update(Machine.TABLE).set(Machine.LAST_VERSION, number).where(Machine.KEY.eq(machine.key())).execute();
        sql.insertInto(Version.TABLE, Version.MACHINE_KEY, Version.NUMBER, Version.REVISION_KEY, Version.CREATED_AT,
                Version.DESCRIPTION).values(machine.key(), number, machine.revisionKey(), now, description).execute();
        return new VersionRecord((int) number, description, Instant.ofEpochMilli(now), machine);
    }

    @Override
    public Optional<VersionRecord> find(String machineArn, int number) {
        return reads.read(sql -> rows(sql, JooqMachines.named(machineArn).and(Version.NUMBER.eq((long) number)))
                .fetchOptional(JooqVersions::version));
    }

    @Override
    public List<VersionRecord> list(String machineArn, Optional<Integer> below, int limit) {
        return reads.read(sql -> rows(sql,
                JooqMachines.named(machineArn).and(Version.NUMBER.lt((long) below.orElse(Integer.MAX_VALUE))),
                JooqMachines.WITHOUT_DEFINITION)
                .orderBy(Version.NUMBER.desc()).limit(limit).fetch(JooqVersions::version));
    }

    @Override
    public int count(String machineArn) {
        return reads.read(sql -> count(sql, machineArn));
    }

    @Override
    public List<String> delete(String machineArn, int number) {
        return writer.write(sql -> {
            Optional<MachineRecord> machine = JooqMachines.held(sql, machineArn);
            List<String> holders = JooqAliases.holding(sql, machineArn, number);
            if (machine.isPresent() && holders.isEmpty()) {
                sql.deleteFrom(Version.TABLE).where(Version.MACHINE_KEY.eq(machine.get().key()))
                        .and(Version.NUMBER.eq((long) number)).execute();
            }
            return holders;
        });
    }

    static void removeAll(DSLContext sql, long machineKey) {
        sql.deleteFrom(Version.TABLE).where(Version.MACHINE_KEY.eq(machineKey)).execute();
    }

    /** Columns of a version, its machine and its revision, with further ones. */
    static List<Field<?>> columns(Field<String> definition, Field<?>... further) {
        List<Field<?>> columns = new ArrayList<>(JooqMachines.columns(definition));
        columns.addAll(List.of(Version.NUMBER, Version.CREATED_AT, Version.DESCRIPTION));
        columns.addAll(List.of(further));
        return columns;
    }

    /** Of a row that has {@link #columns}. */
    static VersionRecord version(Record row) {
        return new VersionRecord(row.get(Version.NUMBER).intValue(), row.get(Version.DESCRIPTION),
                Instant.ofEpochMilli(row.get(Version.CREATED_AT)), JooqMachines.machine(row));
    }

    private static int count(DSLContext sql, String machineArn) {
        return sql.selectCount().from(Version.TABLE).join(Machine.TABLE).on(Machine.KEY.eq(Version.MACHINE_KEY))
                .where(JooqMachines.named(machineArn)).fetchSingle().value1();
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which) {
        return rows(sql, which, Revision.DEFINITION);
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which,
            Field<String> definition) {
        return sql.select(columns(definition)).from(Version.TABLE).join(Machine.TABLE)
                .on(Machine.KEY.eq(Version.MACHINE_KEY)).join(Revision.TABLE)
                .on(Revision.KEY.eq(Version.REVISION_KEY)).where(which);
    }
}
