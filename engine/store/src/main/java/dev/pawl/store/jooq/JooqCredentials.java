package dev.pawl.store.jooq;

import dev.pawl.store.Credentials;
import dev.pawl.store.jooq.AccessTables.Changes;
import dev.pawl.store.jooq.AccessTables.CredentialRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Access keys and bearer tokens on SQL. */
final class JooqCredentials implements Credentials {
    private final Writer writer;
    private final Reads reads;

    JooqCredentials(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public boolean create(Credential one, int most) {
        return writer.write(sql -> {
            // first, so that two who create at once wait for each other
            changed(sql);
            if (sql.fetchCount(CredentialRow.TABLE) >= most) {
                return false;
            }
            sql.insertInto(CredentialRow.TABLE).set(CredentialRow.ID, one.id())
                    .set(CredentialRow.KIND, one.kind().name()).set(CredentialRow.NAME, one.name())
                    .set(CredentialRow.GRANTS, one.grants()).set(CredentialRow.PROOF, one.proof())
                    .set(CredentialRow.CREATED_BY, one.createdBy())
                    .set(CredentialRow.CREATED_AT, one.createdAt().toEpochMilli())
                    .set(CredentialRow.EXPIRES_AT, one.expiresAt().map(Instant::toEpochMilli).orElse(null))
                    .set(CredentialRow.USED_AT, one.usedAt().map(Instant::toEpochMilli).orElse(null)).execute();
            return true;
        });
    }

    @Override
    public List<Credential> all() {
        return reads.read(sql -> sql
                .select(CredentialRow.ID, CredentialRow.KIND, CredentialRow.NAME, CredentialRow.GRANTS,
                        CredentialRow.PROOF, CredentialRow.CREATED_BY, CredentialRow.CREATED_AT,
                        CredentialRow.EXPIRES_AT, CredentialRow.USED_AT)
                .from(CredentialRow.TABLE).orderBy(CredentialRow.KEY)
                .fetch(row -> new Credential(row.value1(), Kind.valueOf(row.value2()), row.value3(), row.value4(),
                        row.value5(), row.value6(), Instant.ofEpochMilli(row.value7()),
                        Optional.ofNullable(row.value8()).map(Instant::ofEpochMilli),
                        Optional.ofNullable(row.value9()).map(Instant::ofEpochMilli))));
    }

    @Override
    public boolean expire(String id, Instant at) {
        return writer.write(sql -> {
            changed(sql);
            return sql.update(CredentialRow.TABLE).set(CredentialRow.EXPIRES_AT, at.toEpochMilli())
                    .where(CredentialRow.ID.eq(id)).execute() > 0;
        });
    }

    @Override
    public boolean remove(String id) {
        return writer.write(sql -> {
            changed(sql);
            return sql.deleteFrom(CredentialRow.TABLE).where(CredentialRow.ID.eq(id)).execute() > 0;
        });
    }

    private static void changed(DSLContext sql) {
        sql.update(Changes.TABLE).set(Changes.COUNT, Changes.COUNT.plus(1)).execute();
    }

    @Override
    public void used(Map<String, Instant> byId) {
        writer.write(sql -> {
            byId.forEach((id, at) -> sql.update(CredentialRow.TABLE).set(CredentialRow.USED_AT, at.toEpochMilli())
                    .where(CredentialRow.ID.eq(id)).execute());
            return byId;
        });
    }

    @Override
    public long changes() {
        return reads.read(sql -> sql.select(Changes.COUNT).from(Changes.TABLE).fetchOptional(Changes.COUNT)
                .orElse(0L));
    }
}
