package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Tables of access keys, tokens and the audit log. */
final class AccessTables {
    private AccessTables() {}

    static final class CredentialRow {
        static final Table<Record> TABLE = Tables.table("credential");
        static final Field<Long> KEY = Tables.number("credential", "key");
        static final Field<String> ID = Tables.text("credential", "id");
        static final Field<String> KIND = Tables.text("credential", "kind");
        static final Field<String> NAME = Tables.text("credential", "name");
        static final Field<String> GRANTS = Tables.text("credential", "grants");
        static final Field<String> PROOF = Tables.text("credential", "proof");
        static final Field<String> CREATED_BY = Tables.text("credential", "created_by");
        static final Field<Long> CREATED_AT = Tables.number("credential", "created_at");
        static final Field<Long> EXPIRES_AT = Tables.number("credential", "expires_at");
        static final Field<Long> USED_AT = Tables.number("credential", "used_at");

        private CredentialRow() {}
    }

    static final class Changes {
        static final Table<Record> TABLE = Tables.table("credential_changes");
        static final Field<Long> COUNT = Tables.number("credential_changes", "count");

        private Changes() {}
    }

    static final class Audit {
        static final Table<Record> TABLE = Tables.table("audit_entry");
        static final Field<Long> SEQ = Tables.number("audit_entry", "seq");
        static final Field<Long> AT = Tables.number("audit_entry", "at");
        static final Field<String> ACTOR = Tables.text("audit_entry", "actor");
        static final Field<String> OPERATION = Tables.text("audit_entry", "operation");
        static final Field<String> RESOURCE = Tables.text("audit_entry", "resource");
        static final Field<String> OUTCOME = Tables.text("audit_entry", "outcome");
        static final Field<String> ENTRY = Tables.text("audit_entry", "entry");
        static final Field<String> HASH = Tables.text("audit_entry", "hash");

        private Audit() {}
    }

    static final class End {
        static final Table<Record> TABLE = Tables.table("audit_end");
        static final Field<String> NAME = Tables.text("audit_end", "name");
        static final Field<Long> SEQ = Tables.number("audit_end", "seq");
        static final Field<String> HASH = Tables.text("audit_end", "hash");
        static final Field<String> SEAL = Tables.text("audit_end", "seal");

        private End() {}
    }
}
