package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Tables of bulk actions; what they mean stands in docs/internals/storage.md. */
final class BulkTables {
    private BulkTables() {}

    static final class Act {
        static final Table<Record> TABLE = Tables.table("bulk_action");
        static final Field<Long> ID = Tables.number("bulk_action", "id");
        static final Field<String> NAME = Tables.text("bulk_action", "name");
        static final Field<String> STATUS = Tables.text("bulk_action", "status");
        static final Field<Long> CREATED_AT = Tables.number("bulk_action", "created_at");
        static final Field<Long> ENDED_AT = Tables.number("bulk_action", "ended_at");
        static final Field<String> OWNER = Tables.text("bulk_action", "owner");
        static final Field<Long> UNTIL = Tables.number("bulk_action", "until");
        static final Field<String> DEFINITION = Tables.text("bulk_action", "definition");
        static final Field<String> PROGRESS = Tables.text("bulk_action", "progress");

        private Act() {}
    }

    static final class OfExecution {
        static final Table<Record> TABLE = Tables.table("bulk_item");
        static final Field<Long> ACTION = Tables.number("bulk_item", "action");
        static final Field<Long> NUMBER = Tables.number("bulk_item", "number");
        static final Field<Long> EXECUTION = Tables.number("bulk_item", "execution");
        static final Field<String> ARN = Tables.text("bulk_item", "arn");
        static final Field<Long> STATE = Tables.number("bulk_item", "state");
        static final Field<Long> EXPECTED = Tables.number("bulk_item", "expected");
        static final Field<String> OUTCOME = Tables.text("bulk_item", "outcome");

        private OfExecution() {}
    }
}
