package dev.pawl.store.jooq;

import dev.pawl.store.jooq.SearchTables.Counted;
import dev.pawl.store.jooq.Tables.Alias;
import dev.pawl.store.jooq.Tables.Execution;
import dev.pawl.store.jooq.Tables.ExpressEvent;
import dev.pawl.store.jooq.Tables.ExpressStart;
import dev.pawl.store.jooq.Tables.Machine;
import dev.pawl.store.jooq.Tables.Revision;
import dev.pawl.store.jooq.Tables.Version;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes definitions and machines that nothing refers to any more. */
final class Definitions {
    private final Writer writer;
    private final Reads reads;

    Definitions(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    /** Looks with a reader, which may take long, and again for what it found when it writes. */
    int forget(Instant before, int atMost) {
        Condition old = Revision.UPDATED_AT.lt(before.toEpochMilli()).and(unused());
        List<Long> revisions = reads.read(sql -> sql.select(Revision.KEY).from(Revision.TABLE).where(old)
                .limit(atMost).fetch(Revision.KEY));
        List<Long> machines = reads.read(sql -> sql.select(Machine.KEY).from(Machine.TABLE)
                .where(Machine.LIFE.eq(JooqMachines.GONE)).and(empty()).limit(atMost).fetch(Machine.KEY));
        if (revisions.isEmpty() && machines.isEmpty()) {
            return 0;
        }
        return writer.write(sql -> delete(sql, revisions, machines, old));
    }

    private static int delete(DSLContext sql, List<Long> revisions, List<Long> machines, Condition old) {
        int deleted = sql.deleteFrom(Revision.TABLE).where(Revision.KEY.in(revisions)).and(old).execute();
        sql.deleteFrom(Version.TABLE).where(Version.MACHINE_KEY.in(machines)).execute();
        sql.deleteFrom(Alias.TABLE).where(Alias.MACHINE_KEY.in(machines)).execute();
        return deleted + sql.deleteFrom(Machine.TABLE).where(Machine.KEY.in(machines)).and(empty()).execute();
    }

    private static Condition unused() {
        Condition current = DSL.exists(DSL.selectOne().from(Machine.TABLE)
                .where(Machine.KEY.eq(Revision.MACHINE_KEY)).and(Machine.REVISION_KEY.eq(Revision.KEY))
                .and(Machine.LIFE.ne(JooqMachines.GONE)));
        Condition published = DSL.exists(DSL.selectOne().from(Version.TABLE)
                .where(Version.MACHINE_KEY.eq(Revision.MACHINE_KEY)).and(Version.REVISION_KEY.eq(Revision.KEY)));
        Condition run = DSL.exists(DSL.selectOne().from(Execution.TABLE)
                .where(Execution.MACHINE_KEY.eq(Revision.MACHINE_KEY)).and(Execution.REVISION_KEY.eq(Revision.KEY)));
        Condition logged = DSL.exists(
                DSL.selectOne().from(ExpressEvent.TABLE).where(ExpressEvent.REVISION_KEY.eq(Revision.KEY)));
        Condition begun = DSL.exists(
                DSL.selectOne().from(ExpressStart.TABLE).where(ExpressStart.REVISION_KEY.eq(Revision.KEY)));
        return DSL.not(current.or(published).or(run).or(logged).or(begun));
    }

    private static Condition empty() {
        return DSL.notExists(DSL.selectOne().from(Revision.TABLE).where(Revision.MACHINE_KEY.eq(Machine.KEY)))
                .and(DSL.notExists(DSL.selectOne().from(Execution.TABLE).where(Execution.MACHINE_KEY.eq(Machine.KEY))))
                .and(DSL.notExists(DSL.selectOne().from(Counted.TABLE).where(Counted.MACHINE_KEY.eq(Machine.KEY))));
    }
}
