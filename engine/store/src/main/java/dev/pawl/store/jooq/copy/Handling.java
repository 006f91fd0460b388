package dev.pawl.store.jooq.copy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the rows of each table are copied. A table that is not listed here is copied as it is, but a test
 * fails: whoever
 * adds a table has to say whether any of its numbers depends on the count of partitions.
 */
public enum Handling {
    /** Row by row, as it is: its keys stay the same. */
    PLAIN,
    /** It has a partition, which follows from an ARN. */
    PARTITIONED,
    /** Its id is partition and position of a commit. */
    POSITIONED,
    /** It says for each partition how far somebody has come. */
    CURSORS,
    /** The partitions themselves: each begins a new epoch, so that nobody who wrote before goes on. */
    PARTITIONS,
    /** All rows but the format, which the target has. */
    META,
    /** Of processes that run: not copied. */
    LEFT_OUT;

    private static final Map<String, Handling> TABLES = new TreeMap<>();

    static {
        put(PLAIN, "activity", "approval", "approval_audit", "approval_errand", "approval_head", "approval_mark",
                "bulk_action", "bulk_item",
                "claim", "claim_group", "control",
                "machine", "machine_alias", "machine_revision", "machine_version", "map_item", "payload",
                "retention_hold",
                "retention_policy", "schedule",
                "search_document", "search_ends", "search_machine", "search_path", "search_value", "snapshot", "tag");
        put(PLAIN, "audit_end", "audit_entry", "bulk_action", "bulk_item", "claim", "claim_group", "control",
                "credential",
                "credential_changes", "sign_in");
        put(LEFT_OUT, "handed_call", "node");
        put(PARTITIONED, "execution", "express_start", "inbox", "map_run", "removal", "timer", "work");
        put(POSITIONED, "express_event", "transition");
        put(CURSORS, "delivery_cursor", "search_cursor");
        put(PARTITIONS, "partition");
        put(META, "meta");
    }

    private static void put(Handling handling, String... tables) {
        List.of(tables).forEach(table -> TABLES.put(table, handling));
    }

    /** What was decided about a table; empty if nothing was. */
    public static Optional<Handling> decided(String table) {
        return Optional.ofNullable(TABLES.get(table));
    }

    static Handling of(String table) {
        return decided(table).orElse(PLAIN);
    }

    /**
     * The ARN that says a row's partition, as an expression of SQL on its table; empty for tables whose rows have
     * none.
     */
    static Optional<String> arn(String table) {
        return switch (table) {
            case "execution", "express_start", "map_run", "express_event", "removal" -> Optional.of(table + ".arn");
            case "inbox" -> Optional.of("inbox.receiver");
            case "timer", "work", "transition" ->
                Optional.of("(SELECT e.arn FROM execution e WHERE e.key = " + table + ".execution)");
            default -> Optional.empty();
        };
    }
}
