package dev.pawl.store.jooq;

import dev.pawl.json.Payload;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Machines;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * State machines on SQL. A machine that was removed leaves its rows behind, because executions refer to them.
 */
final class JooqMachines implements Machines {
    private static final long ACTIVE = 0;
    private static final long DELETING = 1;
    static final long GONE = 2;
    static final Field<String> WITHOUT_DEFINITION = DSL.inline("").as(Revision.DEFINITION);

    private final Writer writer;
    private final Reads reads;

    JooqMachines(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Creation create(NewMachine machine) {
        return writer.write(sql -> {
            Optional<MachineRecord> there = current(sql, machine.arn());
            if (there.isPresent()) {
                return new Creation(there.get(), false, published(sql, there.get().key()));
            }
            long key = sql.insertInto(Machine.TABLE, Machine.ARN, Machine.NAME, Machine.TYPE, Machine.CREATED_AT,
                    Machine.LIFE, Machine.REVISION_KEY, Machine.PUBLISHED)
                    .values(machine.arn(), machine.name(), machine.type().name(), machine.createdAt().toEpochMilli(),
                            ACTIVE, 0L, machine.publish().orElse(null))
                    .returningResult(Machine.KEY).fetchSingle().value1();
            revise(sql, key, machine.settings(), machine.revisionId(), machine.createdAt());
            JooqTags.put(sql, machine.arn(), machine.tags());
            MachineRecord created = current(sql, machine.arn()).orElseThrow();
            machine.publish().ifPresent(
                    description -> JooqVersions.add(sql, created, description, machine.createdAt().toEpochMilli()));
            return new Creation(created, true, machine.publish());
        });
    }

    @Override
    public Optional<MachineRecord> find(String arn) {
        return reads.read(sql -> current(sql, arn));
    }

    @Override
    public Optional<MachineRecord> revision(long revisionKey) {
        return reads.read(sql -> rows(sql, Machine.KEY.eq(Revision.MACHINE_KEY), Revision.KEY.eq(revisionKey))
                .fetchOptional(JooqMachines::machine));
    }

    @Override
    public long count() {
        return reads.read(sql -> sql.selectCount().from(Machine.TABLE).where(Machine.LIFE.lt(DSL.inline(GONE)))
                .fetchSingle(0, Long.class));
    }

    @Override
    public List<MachineRecord> list(Optional<String> afterArn, int limit) {
        return reads.read(sql -> rows(sql, Machine.REVISION_KEY.eq(Revision.KEY),
                Machine.LIFE.ne(GONE).and(Machine.ARN.gt(afterArn.orElse(""))), WITHOUT_DEFINITION)
                .orderBy(Machine.ARN).limit(limit).fetch(JooqMachines::machine));
    }

    @Override
    public Optional<MachineRecord> update(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        return writer.write(sql -> {
            Optional<MachineRecord> there = held(sql, arn).filter(machine -> !machine.deleting());
            there.ifPresent(machine -> revise(sql, machine.key(), settings, revisionId, now));
            return there.flatMap(machine -> current(sql, arn));
        });
    }

    @Override
    public Optional<MachineRecord> aside(String arn, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        return writer.write(sql -> {
            Optional<MachineRecord> held = held(sql, arn).filter(machine -> !machine.deleting());
            return held.map(machine -> aside(sql, machine.key(), revisionId).orElseGet(() -> {
                insert(sql, machine.key(), settings, revisionId, now);
                return aside(sql, machine.key(), revisionId).orElseThrow();
            }));
        });
    }

    private static Optional<MachineRecord> aside(DSLContext sql, long machine, String revisionId) {
        return rows(sql, Machine.KEY.eq(Revision.MACHINE_KEY),
                Revision.MACHINE_KEY.eq(machine).and(Revision.REVISION_ID.eq(revisionId)))
                .orderBy(Revision.KEY).limit(1).fetchOptional(JooqMachines::machine);
    }

    @Override
    public boolean beginDelete(String arn) {
        return writer.write(sql -> sql.update(Machine.TABLE).set(Machine.LIFE, DELETING)
                .where(Machine.ARN.eq(arn)).and(Machine.LIFE.ne(GONE)).execute() > 0);
    }

    @Override
    public boolean finishDelete(String arn) {
        return writer.write(sql -> {
            Optional<MachineRecord> there = held(sql, arn);
            if (there.isEmpty()) {
                return true;
            }
            long key = there.get().key();
            if (!there.get().deleting()
                    || JooqExecutions.countRunning(sql, Execution.MACHINE_KEY.eq(key)) > 0) {
                return false;
            }
            sql.update(Machine.TABLE).set(Machine.LIFE, GONE).where(Machine.KEY.eq(key)).execute();
            JooqTags.removeAll(sql, arn);
            JooqAliases.removeAll(sql, key);
            JooqVersions.removeAll(sql, key);
            return true;
        });
    }

    private static Optional<String> published(DSLContext sql, long key) {
        return sql.select(Machine.PUBLISHED).from(Machine.TABLE).where(Machine.KEY.eq(key))
                .fetchOptional(Machine.PUBLISHED);
    }

    /**
     * The machine of that ARN as it is now; nobody else changes it, or what is published of it, in the meantime.
     */
    static Optional<MachineRecord> held(DSLContext sql, String arn) {
        if (sql.family() != SQLDialect.SQLITE) {
            sql.select(Machine.KEY).from(Machine.TABLE).where(named(arn)).forUpdate().fetch();
        }
        return current(sql, arn);
    }

    private static Optional<MachineRecord> current(DSLContext sql, String arn) {
        return rows(sql, Machine.REVISION_KEY.eq(Revision.KEY), named(arn))
                .fetchOptional(JooqMachines::machine);
    }

    /** A machine that is there, whether or not it is being deleted. */
    static Condition named(String arn) {
        return Machine.ARN.eq(arn).and(Machine.LIFE.ne(GONE));
    }

    private static void revise(DSLContext sql, long machine, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        long revision = insert(sql, machine, settings, revisionId, now);
        sql.update(Machine.TABLE).set(Machine.REVISION_KEY, revision).where(Machine.KEY.eq(machine)).execute();
    }

    private static long insert(DSLContext sql, long machine, MachineRecord.Settings settings, String revisionId,
            Instant now) {
        return sql.insertInto(Revision.TABLE, Revision.MACHINE_KEY, Revision.REVISION_ID,
                Revision.UPDATED_AT, Revision.ROLE_ARN, Revision.LOGGING, Revision.TRACING, Revision.ENCRYPTION,
                Revision.DEFINITION)
                .values(DSL.val(machine), DSL.val(revisionId), DSL.val(now.toEpochMilli()),
                        DSL.val(settings.roleArn()), optional(settings.logging()), optional(settings.tracing()),
                        optional(settings.encryption()), DSL.val(settings.definition()))
                .returningResult(Revision.KEY).fetchSingle().value1();
    }

    private static Field<String> optional(Optional<Payload> payload) {
        return DSL.val(payload.map(Payload::text).orElse(null), Revision.LOGGING.getDataType());
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition joined, Condition which) {
        return rows(sql, joined, which, Revision.DEFINITION);
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition joined, Condition which,
            Field<String> definition) {
        return sql.select(columns(definition)).from(Machine.TABLE).join(Revision.TABLE).on(joined).where(which);
    }

    /** Of a machine and the revision that is joined to it; the definition, or what stands for it. */
    static List<Field<?>> columns(Field<String> definition) {
        return List.of(Machine.KEY, Machine.ARN, Machine.NAME, Machine.TYPE, Machine.CREATED_AT, Machine.LIFE,
                Revision.KEY, Revision.REVISION_ID, Revision.UPDATED_AT, Revision.ROLE_ARN, Revision.LOGGING,
                Revision.TRACING, Revision.ENCRYPTION, definition);
    }

    /** Of a row that has these columns. */
    static MachineRecord machine(Record row) {
        MachineRecord.Settings settings = new MachineRecord.Settings(row.get(Revision.DEFINITION),
                row.get(Revision.ROLE_ARN), Optional.ofNullable(row.get(Revision.LOGGING)).map(Payload::stored),
                Optional.ofNullable(row.get(Revision.TRACING)).map(Payload::stored),
                Optional.ofNullable(row.get(Revision.ENCRYPTION)).map(Payload::stored));
        return new MachineRecord(row.get(Machine.KEY), row.get(Revision.KEY), row.get(Machine.ARN),
                row.get(Machine.NAME), MachineRecord.MachineType.valueOf(row.get(Machine.TYPE)), settings,
                row.get(Revision.REVISION_ID), Instant.ofEpochMilli(row.get(Machine.CREATED_AT)),
                Instant.ofEpochMilli(row.get(Revision.UPDATED_AT)), row.get(Machine.LIFE) != ACTIVE);
    }
}
