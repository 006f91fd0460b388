package dev.pawl.store.jooq;

import dev.pawl.store.Tags;
import dev.pawl.store.jooq.Tables.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Tags on SQL. */
final class JooqTags implements Tags {
    private final Writer writer;
    private final Reads reads;

    JooqTags(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Map<String, String> of(String resourceArn) {
        return reads.read(sql -> {
            Map<String, String> tags = new LinkedHashMap<>();
            sql.select(Tag.KEY, Tag.VALUE).from(Tag.TABLE).where(Tag.RESOURCE.eq(resourceArn)).orderBy(Tag.KEY)
                    .forEach(row -> tags.put(row.value1(), row.value2()));
            return tags;
        });
    }

    @Override
    public Set<String> resources(String key, Optional<String> value) {
        return reads.read(sql -> sql.select(Tag.RESOURCE).from(Tag.TABLE).where(Tag.KEY.eq(key))
                .and(value.map(Tag.VALUE::eq).orElse(DSL.noCondition())).fetchSet(Tag.RESOURCE));
    }

    @Override
    public void put(String resourceArn, Map<String, String> tags) {
        writer.write(sql -> {
            put(sql, resourceArn, tags);
            return tags;
        });
    }

    @Override
    public void remove(String resourceArn, Collection<String> keys) {
        writer.write(sql -> sql.deleteFrom(Tag.TABLE).where(Tag.RESOURCE.eq(resourceArn)).and(Tag.KEY.in(keys))
                .execute());
    }

    static void put(DSLContext sql, String resource, Map<String, String> tags) {
        tags.forEach((key, value) -> sql.insertInto(Tag.TABLE, Tag.RESOURCE, Tag.KEY, Tag.VALUE)
                .values(resource, key, value).onConflict(Tag.RESOURCE, Tag.KEY).doUpdate().set(Tag.VALUE, value)
                .execute());
    }

    static void removeAll(DSLContext sql, String resource) {
        sql.deleteFrom(Tag.TABLE).where(Tag.RESOURCE.eq(resource)).execute();
    }
}
