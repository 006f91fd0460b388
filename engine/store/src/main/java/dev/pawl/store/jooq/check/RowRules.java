package dev.pawl.store.jooq.check;

import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What has to hold between tables, as queries for what breaks it. They are plain SQL that both databases
 * understand, so
 * that an operator can run them, too.
 */
final class RowRules {
    private static final int SHIFT = 44;
    private static final long MASK = (1L << SHIFT) - 1;

    private static final List<Rule> RULES = List.of(
            unlessRemoved("transition"), unlessRemoved("payload"),
            orphans("snapshot", "execution", "execution", "key"),
            orphans("timer", "execution", "execution", "key"),
            orphans("work", "execution", "execution", "key"),
            orphans("machine_revision", "machine_key", "machine", "key"),
            orphans("machine", "revision_key", "machine_revision", "key"),
            orphans("machine_version", "revision_key", "machine_revision", "key"),
            orphans("machine_alias", "machine_key", "machine", "key"),
            orphans("execution", "machine_key", "machine", "key"),
            orphans("approval_mark", "approval", "approval", "key"),
            orphans("approval_errand", "approval", "approval", "id"),
            orphans("retention_hold", "execution", "execution", "key"),
            new Rule(Finding.Kind.ORPHAN, "SELECT c.arn, c.limit_name FROM claim c LEFT JOIN execution e ON e.arn ="
                    + " c.arn WHERE c.begun = 1 AND c.arn LIKE '%:execution:%' AND e.key IS NULL",
                    "Expected the execution %1$s that has a place under %2$s, but it is missing"),
            new Rule(Finding.Kind.ORPHAN, "SELECT min(i.id), count(*) FROM map_item i LEFT JOIN map_run r ON r.key ="
                    + " i.id / 134217728 WHERE r.key IS NULL AND NOT EXISTS (SELECT 1 FROM removal d WHERE"
                    + " d.key = i.id / 134217728) HAVING count(*) > 0",
                    "Expected the map run of each item, but %2$s have none; the first is %1$s"),
            new Rule(Finding.Kind.MAP_RUN,
                    "SELECT m.arn, m.execution FROM map_run m LEFT JOIN execution e ON e.arn_hash"
                            + " = m.execution_hash AND e.arn = m.execution WHERE e.key IS NULL",
                    "Expected the execution of the map run %1$s, but %2$s is missing"),
            new Rule(Finding.Kind.POSITION,
                    "SELECT t.id, p.position FROM transition t JOIN partition p ON p.partition ="
                            + " t.id >> " + SHIFT + " WHERE (t.id & " + MASK + ") > p.position",
                    "Expected commits up to position %2$s, but there is transition %1$s behind it"),
            new Rule(Finding.Kind.POSITION, "SELECT t.id, t.execution FROM transition t LEFT JOIN partition p ON"
                    + " p.partition = t.id >> " + SHIFT + " WHERE p.partition IS NULL",
                    "Expected the partition of transition %1$s of execution %2$s, but there is none"),
            new Rule(Finding.Kind.POSITION, "SELECT t.id, x.arn FROM transition t JOIN express_event x ON x.id = t.id",
                    "Expected each position once, but %1$s is taken by a transition and by an event of %2$s"),
            new Rule(Finding.Kind.POSITION, "SELECT reader, c.position FROM delivery_cursor c JOIN partition p ON"
                    + " p.partition = c.partition WHERE c.position > p.position",
                    "Expected the reader %1$s not to be ahead of the commits, but it is at position %2$s"),
            new Rule(Finding.Kind.SEARCH, "SELECT c.partition, c.position FROM search_cursor c JOIN partition p ON"
                    + " p.partition = c.partition WHERE c.position > p.position",
                    "Expected the index of partition %1$s not to be ahead of the commits, but it is at position %2$s",
                    true),
            new Rule(Finding.Kind.SEARCH, "SELECT d.execution, d.machine_key FROM search_document d LEFT JOIN execution"
                    + " e ON e.key = d.execution WHERE e.key IS NULL",
                    "Expected the execution %1$s that is indexed, but it is missing", true),
            new Rule(Finding.Kind.SEARCH, "SELECT v.execution, count(*) FROM search_value v LEFT JOIN search_document d"
                    + " ON d.execution = v.execution WHERE d.execution IS NULL GROUP BY v.execution",
                    "Expected the document of execution %1$s, but %2$s values stand without it", true),
            new Rule(Finding.Kind.INBOX, "SELECT i.id, i.receiver FROM inbox i WHERE i.body NOT LIKE '%\"begin\"%' AND"
                    + " i.body NOT LIKE '%\"startMapRun\"%' AND NOT EXISTS (SELECT 1 FROM execution e WHERE e.arn ="
                    + " i.receiver) AND NOT EXISTS (SELECT 1 FROM map_run m WHERE m.arn = i.receiver)"
                    + " AND NOT EXISTS (SELECT 1 FROM express_start s WHERE s.arn = i.receiver)",
                    "Expected the receiver of message %1$s, but %2$s is missing"));

    private static final int SHOWN = 100;

    private RowRules() {}

    /** A query for what breaks a rule: two values, for the text. */
    private record Rule(Finding.Kind kind, String query, String text, boolean index) {
        Rule(Finding.Kind kind, String query, String text) {
            this(kind, query, text, false);
        }
    }

    private static Rule orphans(String table, String column, String owner, String key) {
        return new Rule(Finding.Kind.ORPHAN,
                "SELECT t." + column + ", count(*) FROM " + table + " t LEFT JOIN " + owner + " o ON o." + key + " = t."
                        + column + " WHERE o." + key + " IS NULL GROUP BY t." + column,
                "Expected the " + owner + " %1$s that " + table + " refers to, but it is missing (%2$s rows)");
    }

    /** Large executions are removed in parts: what is left of them is on the books. */
    private static Rule unlessRemoved(String table) {
        return new Rule(Finding.Kind.ORPHAN,
                "SELECT t.execution, count(*) FROM " + table + " t LEFT JOIN execution o ON o.key = t.execution WHERE"
                        + " o.key IS NULL AND NOT EXISTS (SELECT 1 FROM removal d WHERE d.key = t.execution)"
                        + " GROUP BY t.execution",
                "Expected the execution %1$s that " + table + " refers to, but it is missing (%2$s rows)");
    }

    static void run(StoreDatabase database, Findings findings) {
        for (Rule rule : RULES) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(rule.query())) {
                for (int i = 0; i < SHOWN && rows.next(); i++) {
                    String text = String.format(rule.text(), rows.getString(1), rows.getString(2));
                    if (rule.index()) {
                        findings.add(rule.kind(), "the search index", text, new Remedy.RebuildSearch());
                    } else {
                        findings.add(rule.kind(), "the store", text);
                    }
                }
            } catch (SQLException e) {
                throw new StoreException("Expected to check " + database.address() + ", but: " + e.getMessage(), e);
            }
            database.refresh();
        }
    }
}
