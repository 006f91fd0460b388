package dev.pawl.store.jooq;

import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Tables of what people ordered about what runs, and of who waits for a turn. */
final class ControlTables {
    private ControlTables() {}

    static final class Ordered {
        static final Table<Record> TABLE = Tables.table("control");
        static final Field<String> KIND = Tables.text("control", "kind");
        static final Field<String> NAME = Tables.text("control", "name");
        static final Field<String> DOCUMENT = Tables.text("control", "document");
        static final DataType<Long> NUMBER = SQLDataType.BIGINT;

        private Ordered() {}
    }

    static final class Claim {
        static final Table<Record> TABLE = Tables.table("claim");
        static final Field<Long> ID = Tables.number("claim", "id");
        static final Field<String> LIMIT_NAME = Tables.text("claim", "limit_name");
        static final Field<String> GRP = Tables.text("claim", "grp");
        static final Field<String> ARN = Tables.text("claim", "arn");
        static final Field<Long> EVENT_ID = Tables.number("claim", "event_id");
        static final Field<Long> STATE = Tables.number("claim", "state");
        static final Field<Long> BEGUN = Tables.number("claim", "begun");
        static final Field<Long> PRIORITY = Tables.number("claim", "priority");
        static final Field<Long> SINCE = Tables.number("claim", "since");
        static final Field<Long> GRANTED_AT = Tables.number("claim", "granted_at");

        private Claim() {}
    }

    static final class ClaimGroup {
        static final Table<Record> TABLE = Tables.table("claim_group");
        static final Field<String> GRP = Tables.text("claim_group", "grp");
        static final Field<Long> NEXT_AT = Tables.number("claim_group", "next_at");

        private ClaimGroup() {}
    }
}
