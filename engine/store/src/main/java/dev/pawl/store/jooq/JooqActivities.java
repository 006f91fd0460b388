package dev.pawl.store.jooq;

import dev.pawl.json.Payload;
import dev.pawl.store.Activities;
import dev.pawl.store.jooq.Tables.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Activities on SQL. */
final class JooqActivities implements Activities {
    private final Writer writer;
    private final Reads reads;

    JooqActivities(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public ActivityRecord create(String arn, String name, Instant createdAt, Optional<Payload> encryption,
            Map<String, String> tags) {
        return writer.write(sql -> {
            int created = sql.insertInto(Activity.TABLE, Activity.ARN, Activity.NAME, Activity.CREATED_AT,
                    Activity.ENCRYPTION)
                    .values(DSL.val(arn), DSL.val(name), DSL.val(createdAt.toEpochMilli()),
                            DSL.val(encryption.map(Payload::text).orElse(null), Activity.ENCRYPTION.getDataType()))
                    .onConflictDoNothing().execute();
            if (created > 0) {
                JooqTags.put(sql, arn, tags);
            }
            return rows(sql, Activity.ARN.eq(arn)).fetchSingle(JooqActivities::activity);
        });
    }

    @Override
    public Optional<ActivityRecord> find(String arn) {
        return reads.read(sql -> rows(sql, Activity.ARN.eq(arn)).fetchOptional(JooqActivities::activity));
    }

    @Override
    public List<ActivityRecord> list(Optional<Long> afterKey, int limit) {
        return reads.read(sql -> rows(sql, Activity.KEY.gt(afterKey.orElse(0L))).orderBy(Activity.KEY).limit(limit)
                .fetch(JooqActivities::activity));
    }

    @Override
    public long count() {
        return reads.read(sql -> sql.selectCount().from(Activity.TABLE).fetchSingle(0, Long.class));
    }

    @Override
    public boolean delete(String arn) {
        return writer.write(sql -> {
            JooqTags.removeAll(sql, arn);
            return sql.deleteFrom(Activity.TABLE).where(Activity.ARN.eq(arn)).execute() > 0;
        });
    }

    private static SelectConditionStep<? extends Record> rows(DSLContext sql, Condition which) {
        return sql.select(Activity.KEY, Activity.ARN, Activity.NAME, Activity.CREATED_AT, Activity.ENCRYPTION)
                .from(Activity.TABLE).where(which);
    }

    private static ActivityRecord activity(Record row) {
        return new ActivityRecord(row.get(Activity.KEY), row.get(Activity.ARN), row.get(Activity.NAME),
                Instant.ofEpochMilli(row.get(Activity.CREATED_AT)),
                Optional.ofNullable(row.get(Activity.ENCRYPTION)).map(Payload::stored));
    }
}
