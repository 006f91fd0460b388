package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Tables of the index of executions; what they mean stands in docs/internals/storage.md. */
final class SearchTables {
    private SearchTables() {}

    static final class Path {
        static final Table<Record> TABLE = Tables.table("search_path");
        static final Field<Long> ID = Tables.number("search_path", "id");
        static final Field<String> PATH = Tables.text("search_path", "path");

        private Path() {}
    }

    static final class Doc {
        static final Table<Record> TABLE = Tables.table("search_document");
        static final Field<Long> EXECUTION = Tables.number("search_document", "execution");
        static final Field<Long> MACHINE_KEY = Tables.number("search_document", "machine_key");
        static final Field<Long> STATUS = Tables.number("search_document", "status");
        static final Field<Long> STARTED_AT = Tables.number("search_document", "started_at");
        static final Field<Long> STOPPED_AT = Tables.number("search_document", "stopped_at");
        static final Field<String> LEAVES = Tables.text("search_document", "leaves");
        static final Field<String> WORDS = Tables.text("search_document", "words");

        private Doc() {}
    }

    static final class Leaf {
        static final Table<Record> TABLE = Tables.table("search_value");
        static final Field<Long> PATH = Tables.number("search_value", "path");
        static final Field<String> VALUE = Tables.text("search_value", "value");
        static final Field<Long> EXECUTION = Tables.number("search_value", "execution");

        private Leaf() {}
    }

    static final class Counted {
        static final Table<Record> TABLE = Tables.table("search_machine");
        static final Field<Long> MACHINE_KEY = Tables.number("search_machine", "machine_key");
        static final Field<Long> SWEPT = Tables.number("search_machine", "swept");

        private Counted() {}
    }

    static final class EndCount {
        static final Table<Record> TABLE = Tables.table("search_ends");
        static final Field<Long> MACHINE_KEY = Tables.number("search_ends", "machine_key");
        static final Field<Long> SLOT = Tables.number("search_ends", "slot");
        static final Field<Long> BEGIN_AT = Tables.number("search_ends", "begin_at");
        static final Field<Long> STATUS = Tables.number("search_ends", "status");
        static final Field<Long> DURATION = Tables.number("search_ends", "duration");
        static final Field<Long> ENDED = Tables.number("search_ends", "ended");

        private EndCount() {}
    }

    static final class Cursor {
        static final Table<Record> TABLE = Tables.table("search_cursor");
        static final Field<Long> PARTITION = Tables.number("search_cursor", "partition");
        static final Field<Long> POSITION = Tables.number("search_cursor", "position");
        static final Field<Long> AT = Tables.number("search_cursor", "at");

        private Cursor() {}
    }
}
