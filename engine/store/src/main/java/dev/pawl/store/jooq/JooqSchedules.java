package dev.pawl.store.jooq;

import dev.pawl.config.ConfigurationValue;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.ProgressJson;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.model.Schedule.Identity;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.store.jooq.Tables.ScheduleRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Schedules on SQL. */
final class JooqSchedules implements ScheduleStore {
    private final Writer writer;
    private final Reads reads;
    private final boolean alone;

    JooqSchedules(Writer writer, Reads reads, boolean alone) {
        this.writer = writer;
        this.reads = reads;
        this.alone = alone;
    }

    @Override
    public boolean create(Schedule schedule) {
        return writer.write(sql -> sql.insertInto(ScheduleRow.TABLE).set(ScheduleRow.NAME, schedule.name())
                .set(ScheduleRow.ID, schedule.identity().id()).set(ScheduleRow.OWNER, schedule.identity().owner())
                .set(ScheduleRow.CREATED_AT, schedule.identity().createdAt().toEpochMilli())
                .set(ScheduleRow.ANCHOR, schedule.anchor().toEpochMilli())
                .set(ScheduleRow.PAUSED, schedule.paused() ? 1L : 0L).set(ScheduleRow.DUE, due(schedule))
                .set(ScheduleRow.REVISION, schedule.revision()).set(ScheduleRow.DEFINITION, definition(schedule))
                .set(ScheduleRow.PROGRESS, progress(schedule)).onConflictDoNothing().execute()) > 0;
    }

    @Override
    public Set<String> replace(List<Schedule> next) {
        if (next.isEmpty()) {
            return Set.of();
        }
        return writer.write(sql -> {
            BatchBindStep batch = sql.batch(sql.update(ScheduleRow.TABLE).set(ScheduleRow.ANCHOR, (Long) null)
                    .set(ScheduleRow.PAUSED, (Long) null).set(ScheduleRow.DUE, (Long) null)
                    .set(ScheduleRow.REVISION, (Long) null).set(ScheduleRow.DEFINITION, (String) null)
                    .set(ScheduleRow.PROGRESS, (String) null).where(ScheduleRow.NAME.eq((String) null))
                    .and(ScheduleRow.ID.eq((String) null)).and(ScheduleRow.REVISION.eq((Long) null)));
            for (Schedule schedule : next) {
                batch = batch.bind(schedule.anchor().toEpochMilli(), schedule.paused() ? 1L : 0L, due(schedule),
                        schedule.revision(), definition(schedule), progress(schedule), schedule.name(),
                        schedule.identity().id(), schedule.revision() - 1);
            }
            int[] counts = batch.execute();
            Set<String> written = new HashSet<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    written.add(next.get(i).name());
                }
            }
            return written;
        });
    }

    @Override
    public boolean delete(String name, long revision) {
        return writer.write(sql -> sql.deleteFrom(ScheduleRow.TABLE).where(ScheduleRow.NAME.eq(name))
                .and(ScheduleRow.REVISION.eq(revision)).execute()) > 0;
    }

    @Override
    public Optional<Schedule> find(String name) {
        return reads.read(sql -> rows(sql, ScheduleRow.NAME.eq(name)).fetchOptional(JooqSchedules::schedule));
    }

    @Override
    public List<Schedule> list(Optional<String> owner, Optional<String> afterName, int limit) {
        Condition theirs = owner.map(ScheduleRow.OWNER::eq).orElse(DSL.noCondition());
        return reads.read(sql -> rows(sql, theirs.and(ScheduleRow.NAME.gt(afterName.orElse(""))))
                .orderBy(ScheduleRow.NAME).limit(limit).fetch(JooqSchedules::schedule));
    }

    @Override
    public List<Schedule> due(Instant now, int limit) {
        return reads.read(sql -> rows(sql, ScheduleRow.DUE.le(now.toEpochMilli()))
                .orderBy(ScheduleRow.DUE, ScheduleRow.NAME).limit(limit).fetch(JooqSchedules::schedule));
    }

    @Override
    public Optional<Instant> nextDue() {
        return reads.read(sql -> sql.select(ScheduleRow.DUE).from(ScheduleRow.TABLE).where(ScheduleRow.DUE.isNotNull())
                .orderBy(ScheduleRow.DUE).limit(1).fetchOptional(ScheduleRow.DUE)).map(Instant::ofEpochMilli);
    }

    @Override
    public boolean alone() {
        return alone;
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which) {
        return sql.select(ScheduleRow.NAME, ScheduleRow.ID, ScheduleRow.OWNER, ScheduleRow.CREATED_AT,
                ScheduleRow.ANCHOR, ScheduleRow.PAUSED, ScheduleRow.DUE, ScheduleRow.REVISION, ScheduleRow.DEFINITION,
                ScheduleRow.PROGRESS).from(ScheduleRow.TABLE).where(which);
    }

    private static Schedule schedule(Record row) {
        String name = row.get(ScheduleRow.NAME);
        Identity identity = new Identity(row.get(ScheduleRow.ID), name, row.get(ScheduleRow.OWNER),
                Instant.ofEpochMilli(row.get(ScheduleRow.CREATED_AT)));
        return new Schedule(identity,
                DefinitionJson.read(new ConfigurationValue(Payload.stored(row.get(ScheduleRow.DEFINITION)).value(), "",
                        "the stored schedule " + name)),
                Instant.ofEpochMilli(row.get(ScheduleRow.ANCHOR)), row.get(ScheduleRow.PAUSED) != 0,
                ProgressJson.read(Payload.stored(row.get(ScheduleRow.PROGRESS)).value()),
                Optional.ofNullable(row.get(ScheduleRow.DUE)).map(Instant::ofEpochMilli),
                row.get(ScheduleRow.REVISION));
    }

    private static @Nullable Long due(Schedule schedule) {
        return schedule.due().map(Instant::toEpochMilli).orElse(null);
    }

    private static String definition(Schedule schedule) {
        return Json.write(DefinitionJson.write(schedule.definition()));
    }

    private static String progress(Schedule schedule) {
        return Json.write(ProgressJson.write(schedule.progress()));
    }
}
