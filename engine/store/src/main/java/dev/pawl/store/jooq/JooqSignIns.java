package dev.pawl.store.jooq;

import dev.pawl.store.SignIns;
import dev.pawl.store.jooq.Tables.SignInRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Sign-ins on SQL. */
final class JooqSignIns implements SignIns {
    private static final List<Field<?>> COLUMNS = List.of(SignInRow.ID, SignInRow.NAME, SignInRow.BEGUN, SignInRow.SEEN,
            SignInRow.ENDS, SignInRow.FACTS);

    private final Writer writer;
    private final Reads reads;

    JooqSignIns(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public void begin(SignIn signIn) {
        writer.write(sql -> sql
                .insertInto(SignInRow.TABLE, SignInRow.ID, SignInRow.NAME, SignInRow.BEGUN, SignInRow.SEEN,
                        SignInRow.ENDS, SignInRow.FACTS)
                .values(signIn.id(), signIn.name(), signIn.begun().toEpochMilli(), signIn.seen().toEpochMilli(),
                        signIn.ends().toEpochMilli(), signIn.facts())
                .execute());
    }

    @Override
    public Optional<SignIn> find(String id) {
        return reads.read(sql -> sql.select(COLUMNS).from(SignInRow.TABLE).where(SignInRow.ID.eq(id))
                .fetchOptional(JooqSignIns::signIn));
    }

    @Override
    public void seen(String id, Instant at) {
        writer.write(sql -> sql.update(SignInRow.TABLE).set(SignInRow.SEEN, at.toEpochMilli())
                .where(SignInRow.ID.eq(id)).execute());
    }

    @Override
    public boolean end(String id) {
        return writer.write(sql -> sql.deleteFrom(SignInRow.TABLE).where(SignInRow.ID.eq(id)).execute()) > 0;
    }

    @Override
    public List<SignIn> all(Optional<String> name, int limit) {
        return reads.read(sql -> sql.select(COLUMNS).from(SignInRow.TABLE)
                .where(name.map(SignInRow.NAME::eq).orElse(DSL.noCondition()))
                .orderBy(SignInRow.BEGUN.desc(), SignInRow.ID).limit(limit).fetch(JooqSignIns::signIn));
    }

    @Override
    public int sweep(Instant now) {
        return writer.write(sql -> sql.deleteFrom(SignInRow.TABLE).where(SignInRow.ENDS.le(now.toEpochMilli()))
                .execute());
    }

    private static SignIn signIn(Record row) {
        return new SignIn(row.get(SignInRow.ID), row.get(SignInRow.NAME), at(row.get(SignInRow.BEGUN)),
                at(row.get(SignInRow.SEEN)), at(row.get(SignInRow.ENDS)), row.get(SignInRow.FACTS));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
