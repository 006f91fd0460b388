package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Tables of requests for approval; what they mean stands in docs/internals/storage.md. */
final class ApprovalTables {
    private ApprovalTables() {}

    static final class Approval {
        static final Table<Record> TABLE = Tables.table("approval");
        static final Field<Long> KEY = Tables.number("approval", "key");
        static final Field<String> ID = Tables.text("approval", "id");
        static final Field<Long> STATUS = Tables.number("approval", "status");
        static final Field<String> EXECUTION = Tables.text("approval", "execution");
        static final Field<Long> WAKES_AT = Tables.number("approval", "wakes_at");
        static final Field<Long> VERSION = Tables.number("approval", "version");
        static final Field<String> DOCUMENT = Tables.text("approval", "document");

        private Approval() {}
    }

    static final class Mark {
        static final Table<Record> TABLE = Tables.table("approval_mark");
        static final Field<String> MARK = Tables.text("approval_mark", "mark");
        static final Field<Long> APPROVAL = Tables.number("approval_mark", "approval");

        private Mark() {}
    }

    static final class ErrandRow {
        static final Table<Record> TABLE = Tables.table("approval_errand");
        static final Field<Long> ID = Tables.number("approval_errand", "id");
        static final Field<String> APPROVAL = Tables.text("approval_errand", "approval");
        static final Field<Long> KIND = Tables.number("approval_errand", "kind");
        static final Field<Long> DUE = Tables.number("approval_errand", "due");
        static final Field<Long> ATTEMPTS = Tables.number("approval_errand", "attempts");
        static final Field<Long> GIVEN_UP = Tables.number("approval_errand", "given_up");
        static final Field<String> WHY = Tables.text("approval_errand", "why");
        static final Field<String> BODY = Tables.text("approval_errand", "body");

        private ErrandRow() {}
    }

    static final class Audit {
        static final Table<Record> TABLE = Tables.table("approval_audit");
        static final Field<Long> SEQ = Tables.number("approval_audit", "seq");
        static final Field<String> APPROVAL = Tables.text("approval_audit", "approval");
        static final Field<String> ENTRY = Tables.text("approval_audit", "entry");
        static final Field<String> HASH = Tables.text("approval_audit", "hash");

        private Audit() {}
    }

    static final class Head {
        static final Table<Record> TABLE = Tables.table("approval_head");
        static final Field<Long> SEQ = Tables.number("approval_head", "seq");
        static final Field<String> HASH = Tables.text("approval_head", "hash");
        static final Field<String> SEAL = Tables.text("approval_head", "seal");

        private Head() {}
    }
}
