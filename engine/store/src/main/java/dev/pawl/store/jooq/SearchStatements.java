package dev.pawl.store.jooq;

import dev.pawl.store.jooq.SearchTables.Counted;
import dev.pawl.store.jooq.SearchTables.Doc;
import dev.pawl.store.jooq.SearchTables.EndCount;
import dev.pawl.store.jooq.SearchTables.Leaf;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Statements that are executed for many rows of the index at once. Their parameters are in the order given.
 */
final class SearchStatements {
    private final Statements statements;

    SearchStatements(Statements statements) {
        this.statements = statements;
    }

    /** Path, value, execution. */
    Query addValue() {
        return statements.insert(Leaf.TABLE, Leaf.PATH, Leaf.VALUE, Leaf.EXECUTION).onConflictDoNothing();
    }

    /** Path, value, execution. */
    Query removeValue() {
        return statements.dsl().deleteFrom(Leaf.TABLE).where(Leaf.PATH.eq(Statements.parameter(Leaf.PATH)))
                .and(Leaf.VALUE.eq(Statements.parameter(Leaf.VALUE)))
                .and(Leaf.EXECUTION.eq(Statements.parameter(Leaf.EXECUTION)));
    }

    /** Execution, machine, status, start, stop, leaves, words. */
    Query putDocument() {
        return statements.insert(Doc.TABLE, Doc.EXECUTION, Doc.MACHINE_KEY, Doc.STATUS, Doc.STARTED_AT, Doc.STOPPED_AT,
                Doc.LEAVES, Doc.WORDS).onConflict(Doc.EXECUTION).doUpdate()
                .set(Doc.STATUS, DSL.excluded(Doc.STATUS)).set(Doc.STARTED_AT, DSL.excluded(Doc.STARTED_AT))
                .set(Doc.STOPPED_AT, DSL.excluded(Doc.STOPPED_AT)).set(Doc.LEAVES, DSL.excluded(Doc.LEAVES))
                .set(Doc.WORDS, DSL.excluded(Doc.WORDS));
    }

    /** Machine, slot, begin, status, duration, how many more. */
    Query countEnds() {
        return statements.insert(EndCount.TABLE, EndCount.MACHINE_KEY, EndCount.SLOT, EndCount.BEGIN_AT,
                EndCount.STATUS, EndCount.DURATION, EndCount.ENDED)
                .onConflict(EndCount.MACHINE_KEY, EndCount.SLOT, EndCount.BEGIN_AT, EndCount.STATUS, EndCount.DURATION)
                .doUpdate().set(EndCount.ENDED, EndCount.ENDED.plus(DSL.excluded(EndCount.ENDED)));
    }

    /** Machine, how far it is swept. */
    Query putMachine() {
        return statements.insert(Counted.TABLE, Counted.MACHINE_KEY, Counted.SWEPT).onConflictDoNothing();
    }
}
