package dev.pawl.store.jooq;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** All tables and columns; what they mean stands in docs/internals/storage.md. */
final class Tables {
    private Tables() {}

    static Table<Record> table(String name) {
        return DSL.table(DSL.name(name));
    }

    static Field<Long> number(String table, String name) {
        return DSL.field(DSL.name(table, name), SQLDataType.BIGINT);
    }

    static Field<String> text(String table, String name) {
        return DSL.field(DSL.name(table, name), SQLDataType.CLOB);
    }

    static final class Meta {
        static final Table<Record> TABLE = table("meta");
        static final Field<String> NAME = text("meta", "name");
        static final Field<String> VALUE = text("meta", "value");

        private Meta() {}
    }

    static final class Partition {
        static final Table<Record> TABLE = table("partition");
        static final Field<Long> PARTITION = number("partition", "partition");
        static final Field<Long> EPOCH = number("partition", "epoch");
        static final Field<Long> POSITION = number("partition", "position");
        static final Field<String> OWNER = text("partition", "owner");
        static final Field<Long> UNTIL = number("partition", "until");
        static final Field<Long> HANDED_OVER = number("partition", "handed_over");

        private Partition() {}
    }

    static final class Member {
        static final Table<Record> TABLE = table("node");
        static final Field<String> ID = text("node", "id");
        static final Field<String> NAME = text("node", "name");
        static final Field<String> ADDRESS = text("node", "address");
        static final Field<String> VERSION = text("node", "version");
        static final Field<Long> STARTED_AT = number("node", "started_at");
        static final Field<Long> STOPPING = number("node", "stopping");
        static final Field<Long> UNTIL = number("node", "until");

        private Member() {}
    }

    static final class HandedCall {
        static final Table<Record> TABLE = table("handed_call");
        static final Field<String> EXECUTION = text("handed_call", "execution");
        static final Field<Long> EVENT_ID = number("handed_call", "event_id");
        static final Field<String> NODE = text("handed_call", "node");
        static final Field<Long> PARTITION = number("handed_call", "partition");

        private HandedCall() {}
    }

    static final class Machine {
        static final Table<Record> TABLE = table("machine");
        static final Field<Long> KEY = number("machine", "key");
        static final Field<String> ARN = text("machine", "arn");
        static final Field<String> NAME = text("machine", "name");
        static final Field<String> TYPE = text("machine", "type");
        static final Field<Long> CREATED_AT = number("machine", "created_at");
        static final Field<Long> LIFE = number("machine", "life");
        static final Field<Long> REVISION_KEY = number("machine", "revision_key");
        static final Field<Long> LAST_VERSION = number("machine", "last_version");
        static final Field<String> PUBLISHED = text("machine", "published");

        private Machine() {}
    }

    static final class Revision {
        static final Table<Record> TABLE = table("machine_revision");
        static final Field<Long> KEY = number("machine_revision", "key");
        static final Field<Long> MACHINE_KEY = number("machine_revision", "machine_key");
        static final Field<String> REVISION_ID = text("machine_revision", "revision_id");
        static final Field<Long> UPDATED_AT = number("machine_revision", "updated_at");
        static final Field<String> ROLE_ARN = text("machine_revision", "role_arn");
        static final Field<String> LOGGING = text("machine_revision", "logging");
        static final Field<String> TRACING = text("machine_revision", "tracing");
        static final Field<String> ENCRYPTION = text("machine_revision", "encryption");
        static final Field<String> DEFINITION = text("machine_revision", "definition");

        private Revision() {}
    }

    static final class Version {
        static final Table<Record> TABLE = table("machine_version");
        static final Field<Long> MACHINE_KEY = number("machine_version", "machine_key");
        static final Field<Long> NUMBER = number("machine_version", "number");
        static final Field<Long> REVISION_KEY = number("machine_version", "revision_key");
        static final Field<Long> CREATED_AT = number("machine_version", "created_at");
        static final Field<String> DESCRIPTION = text("machine_version", "description");

        private Version() {}
    }

    static final class Alias {
        static final Table<Record> TABLE = table("machine_alias");
        static final Field<Long> KEY = number("machine_alias", "key");
        static final Field<Long> MACHINE_KEY = number("machine_alias", "machine_key");
        static final Field<String> NAME = text("machine_alias", "name");
        static final Field<String> DESCRIPTION = text("machine_alias", "description");
        static final Field<Long> CREATED_AT = number("machine_alias", "created_at");
        static final Field<Long> UPDATED_AT = number("machine_alias", "updated_at");
        static final Field<Long> FIRST_VERSION = number("machine_alias", "first_version");
        static final Field<Long> FIRST_WEIGHT = number("machine_alias", "first_weight");
        static final Field<Long> SECOND_VERSION = number("machine_alias", "second_version");
        static final Field<Long> SECOND_WEIGHT = number("machine_alias", "second_weight");

        private Alias() {}
    }

    static final class Execution {
        static final Table<Record> TABLE = table("execution");
        static final Field<Long> KEY = number("execution", "key");
        static final Field<Long> PARTITION = number("execution", "partition");
        static final Field<Long> ARN_HASH = number("execution", "arn_hash");
        static final Field<Long> MACHINE_KEY = number("execution", "machine_key");
        static final Field<Long> REVISION_KEY = number("execution", "revision_key");
        static final Field<Long> STATUS = number("execution", "status");
        static final Field<Long> STARTED_AT = number("execution", "started_at");
        static final Field<Long> STOPPED_AT = number("execution", "stopped_at");
        static final Field<Long> ENDED_SEQUENCE = number("execution", "ended_sequence");
        static final Field<Long> OUTPUT_NUMBER = number("execution", "output_number");
        static final Field<Long> REDRIVE_COUNT = number("execution", "redrive_count");
        static final Field<Long> REDRIVEN_AT = number("execution", "redriven_at");
        static final Field<String> ARN = text("execution", "arn");
        static final Field<String> EXTRA = text("execution", "extra");
        static final Field<String> INPUT = text("execution", "input");
        static final Field<String> OUTPUT = text("execution", "output");
        static final Field<String> ERROR = text("execution", "error");
        static final Field<String> CAUSE = text("execution", "cause");

        private Execution() {}
    }

    static final class Transition {
        static final Table<Record> TABLE = table("transition");
        static final Field<Long> ID = number("transition", "id");
        static final Field<Long> EXECUTION = number("transition", "execution");
        static final Field<Long> SEQUENCE = number("transition", "sequence");
        static final Field<String> EVENTS = text("transition", "events");

        private Transition() {}
    }

    static final class PayloadApart {
        static final Table<Record> TABLE = table("payload");
        static final Field<Long> EXECUTION = number("payload", "execution");
        static final Field<Long> SEQUENCE = number("payload", "sequence");
        static final Field<Long> NUMBER = number("payload", "number");
        static final Field<String> TEXT = text("payload", "text");

        private PayloadApart() {}
    }

    static final class Snapshot {
        static final Table<Record> TABLE = table("snapshot");
        static final Field<Long> EXECUTION = number("snapshot", "execution");
        static final Field<Long> SEQUENCE = number("snapshot", "sequence");
        static final Field<Long> VERSION = number("snapshot", "version");
        static final Field<String> STATE = text("snapshot", "state");

        private Snapshot() {}
    }

    static final class Timer {
        static final Table<Record> TABLE = table("timer");
        static final Field<Long> EXECUTION = number("timer", "execution");
        static final Field<Long> EVENT_ID = number("timer", "event_id");
        static final Field<Long> PURPOSE = number("timer", "purpose");
        static final Field<Long> PARTITION = number("timer", "partition");
        static final Field<Long> DUE = number("timer", "due");

        private Timer() {}
    }

    static final class Work {
        static final Table<Record> TABLE = table("work");
        static final Field<Long> EXECUTION = number("work", "execution");
        static final Field<Long> EVENT_ID = number("work", "event_id");
        static final Field<Long> PARTITION = number("work", "partition");
        static final Field<Long> PHASE = number("work", "phase");
        static final Field<Long> SINCE = number("work", "since");
        static final Field<Long> WAITING = number("work", "waiting");
        static final Field<String> RESOURCE = text("work", "resource");
        static final Field<String> HANDLE = text("work", "handle");

        private Work() {}
    }

    static final class Inbox {
        static final Table<Record> TABLE = table("inbox");
        static final Field<Long> ID = number("inbox", "id");
        static final Field<Long> PARTITION = number("inbox", "partition");
        static final Field<String> RECEIVER = text("inbox", "receiver");
        static final Field<String> BODY = text("inbox", "body");

        private Inbox() {}
    }

    static final class Activity {
        static final Table<Record> TABLE = table("activity");
        static final Field<Long> KEY = number("activity", "key");
        static final Field<String> ARN = text("activity", "arn");
        static final Field<String> NAME = text("activity", "name");
        static final Field<Long> CREATED_AT = number("activity", "created_at");
        static final Field<String> ENCRYPTION = text("activity", "encryption");

        private Activity() {}
    }

    static final class Tag {
        static final Table<Record> TABLE = table("tag");
        static final Field<String> RESOURCE = text("tag", "resource");
        static final Field<String> KEY = text("tag", "key");
        static final Field<String> VALUE = text("tag", "value");

        private Tag() {}
    }

    static final class SignInRow {
        static final Table<Record> TABLE = table("sign_in");
        static final Field<String> ID = text("sign_in", "id");
        static final Field<String> NAME = text("sign_in", "name");
        static final Field<Long> BEGUN = number("sign_in", "begun");
        static final Field<Long> SEEN = number("sign_in", "seen");
        static final Field<Long> ENDS = number("sign_in", "ends");
        static final Field<String> FACTS = text("sign_in", "facts");

        private SignInRow() {}
    }

    static final class ExpressEvent {
        static final Table<Record> TABLE = table("express_event");
        static final Field<Long> ID = number("express_event", "id");
        static final Field<Long> ARN_HASH = number("express_event", "arn_hash");
        static final Field<Long> REVISION_KEY = number("express_event", "revision_key");
        static final Field<Long> STARTED_AT = number("express_event", "started_at");
        static final Field<Long> AT = number("express_event", "at");
        static final Field<String> ARN = text("express_event", "arn");
        static final Field<String> EXTRA = text("express_event", "extra");
        static final Field<String> EVENTS = text("express_event", "events");
        static final Field<String> PAYLOADS = text("express_event", "payloads");

        private ExpressEvent() {}
    }

    static final class DeliveryCursor {
        static final Table<Record> TABLE = table("delivery_cursor");
        static final Field<String> READER = text("delivery_cursor", "reader");
        static final Field<Long> PARTITION = number("delivery_cursor", "partition");
        static final Field<String> LANE = text("delivery_cursor", "lane");
        static final Field<Long> POSITION = number("delivery_cursor", "position");

        private DeliveryCursor() {}
    }

    static final class ExpressStart {
        static final Table<Record> TABLE = table("express_start");
        static final Field<String> ARN = text("express_start", "arn");
        static final Field<Long> PARTITION = number("express_start", "partition");
        static final Field<Long> REVISION_KEY = number("express_start", "revision_key");
        static final Field<String> INFO = text("express_start", "info");

        private ExpressStart() {}
    }

    static final class MapRun {
        static final Table<Record> TABLE = table("map_run");
        static final Field<Long> KEY = number("map_run", "key");
        static final Field<Long> PARTITION = number("map_run", "partition");
        static final Field<Long> ARN_HASH = number("map_run", "arn_hash");
        static final Field<Long> EXECUTION_HASH = number("map_run", "execution_hash");
        static final Field<Long> SEQUENCE = number("map_run", "sequence");
        static final Field<Long> STATUS = number("map_run", "status");
        static final Field<Long> STARTED_AT = number("map_run", "started_at");
        static final Field<Long> STOPPED_AT = number("map_run", "stopped_at");
        static final Field<Long> REDRIVE_COUNT = number("map_run", "redrive_count");
        static final Field<Long> REDRIVEN_AT = number("map_run", "redriven_at");
        static final Field<String> ARN = text("map_run", "arn");
        static final Field<String> EXECUTION = text("map_run", "execution");
        static final Field<String> PLAN = text("map_run", "plan");
        static final Field<String> PROGRESS = text("map_run", "progress");

        private MapRun() {}
    }

    static final class MapItem {
        static final Table<Record> TABLE = table("map_item");
        static final Field<Long> ID = number("map_item", "id");
        static final Field<Long> STATUS = number("map_item", "status");
        static final Field<Long> SIZE = number("map_item", "size");
        static final Field<Long> STARTED_AT = number("map_item", "started_at");
        static final Field<Long> STOPPED_AT = number("map_item", "stopped_at");
        static final Field<String> INPUT = text("map_item", "input");
        static final Field<String> OUTPUT = text("map_item", "output");
        static final Field<String> ERROR = text("map_item", "error");
        static final Field<String> CAUSE = text("map_item", "cause");

        private MapItem() {}
    }

    static final class ScheduleRow {
        static final Table<Record> TABLE = table("schedule");
        static final Field<String> NAME = text("schedule", "name");
        static final Field<String> ID = text("schedule", "id");
        static final Field<String> OWNER = text("schedule", "owner");
        static final Field<Long> CREATED_AT = number("schedule", "created_at");
        static final Field<Long> ANCHOR = number("schedule", "anchor");
        static final Field<Long> PAUSED = number("schedule", "paused");
        static final Field<Long> DUE = number("schedule", "due");
        static final Field<Long> REVISION = number("schedule", "revision");
        static final Field<String> DEFINITION = text("schedule", "definition");
        static final Field<String> PROGRESS = text("schedule", "progress");

        private ScheduleRow() {}
    }
}
