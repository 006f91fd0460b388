package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Tables of retention; what they mean stands in docs/internals/storage.md. */
final class RetentionTables {
    private RetentionTables() {}

    static final class Policy {
        static final Table<Record> TABLE = Tables.table("retention_policy");
        static final Field<String> SCOPE = Tables.text("retention_policy", "scope");
        static final Field<String> DOCUMENT = Tables.text("retention_policy", "document");
        static final Field<Long> UPDATED_AT = Tables.number("retention_policy", "updated_at");

        private Policy() {}
    }

    static final class LegalHold {
        static final Table<Record> TABLE = Tables.table("retention_hold");
        static final Field<Long> EXECUTION = Tables.number("retention_hold", "execution");
        static final Field<String> ARN = Tables.text("retention_hold", "arn");
        static final Field<Long> PLACED_AT = Tables.number("retention_hold", "placed_at");
        static final Field<String> PLACED_BY = Tables.text("retention_hold", "placed_by");
        static final Field<String> REASON = Tables.text("retention_hold", "reason");

        private LegalHold() {}
    }

    /** What is being removed in parts. */
    static final class Parts {
        /** An execution that is still there: its children go first. */
        static final long MARKED = 0;
        /** Rows of an execution that is gone. */
        static final long LEFT = 1;

        static final Table<Record> TABLE = Tables.table("removal");
        static final Field<Long> ID = Tables.number("removal", "id");
        static final Field<Long> PARTITION = Tables.number("removal", "partition");
        static final Field<Long> KIND = Tables.number("removal", "kind");
        static final Field<Long> KEY = Tables.number("removal", "key");
        static final Field<String> ARN = Tables.text("removal", "arn");

        private Parts() {}
    }
}
