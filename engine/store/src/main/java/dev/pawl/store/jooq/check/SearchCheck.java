package dev.pawl.store.jooq.check;

import dev.pawl.search.Indexer;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.SearchIndex;
import dev.pawl.store.SearchIndex.Document;
import dev.pawl.store.SearchIndex.Found;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index of executions against what would be indexed now: all of it, or every so manyth execution. */
final class SearchCheck {
    private static final int PAGE = 200;
    private static final String INDEXED = "SELECT e.key FROM execution e JOIN machine m ON m.key = e.machine_key"
            + " JOIN transition t ON t.execution = e.key AND t.sequence = 0"
            + " JOIN search_cursor c ON c.partition = e.partition"
            + " WHERE e.key > ? AND e.key % ? = 0 AND m.life < 2 AND e.arn NOT LIKE '%/%'"
            + " AND (t.id & 17592186044415) <= c.position ORDER BY e.key LIMIT " + PAGE;

    private final StoreDatabase database;
    private final SearchIndex index;
    private final Findings findings;
    private final int every;

    SearchCheck(StoreDatabase database, SearchIndex index, Findings findings, int every) {
        this.database = database;
        this.index = index;
        this.findings = findings;
        this.every = every;
    }

    void run() {
        long after = -1;
        List<Long> keys = keys(after);
        while (!keys.isEmpty()) {
            check(keys);
            after = keys.getLast();
            database.refresh();
            keys = keys(after);
        }
    }

    private List<Long> keys(long after) {
        List<Long> keys = new ArrayList<>();
        try (PreparedStatement select = database.connection().prepareStatement(INDEXED)) {
            select.setLong(1, after);
            select.setLong(2, every);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getLong(1));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new StoreException("Expected to check the index of " + database.address() + ", but: "
                    + e.getMessage(), e);
        }
    }

    private void check(List<Long> keys) {
        Map<Long, ExecutionRecord> executions = new HashMap<>();
        // a row that cannot be read is told where histories are replayed
        for (long key : keys) {
            try {
                index.read(List.of(key)).forEach(execution -> executions.put(execution.key(), execution));
            } catch (RuntimeException unreadable) {
                executions.remove(key);
            }
        }
        for (Found found : index.load(keys, true)) {
            ExecutionRecord execution = executions.get(found.execution().key());
            if (execution != null) {
                check(execution, found);
            }
        }
    }

    private void check(ExecutionRecord execution, Found found) {
        Document expected = Indexer.document(execution);
        if (found.document().isEmpty()) {
            wrong(execution, "Expected it in the index, but it is not");
        } else if (expected.end().isEmpty() || settled(execution)) {
            Document there = found.document().get();
            if (!there.values().equals(expected.values()) || !there.words().equals(expected.words())) {
                wrong(execution, "Expected it to be found by what is in it, but the index has something else");
            }
        }
    }

    /** Whether what happened last to it is indexed: what just happened may not be. */
    private boolean settled(ExecutionRecord execution) {
        try (PreparedStatement select = database.connection().prepareStatement(
                "SELECT 1 FROM transition t JOIN search_cursor c ON c.partition = t.id >> 44 WHERE t.execution = ?"
                        + " AND t.sequence = (SELECT max(sequence) FROM transition WHERE execution = ?)"
                        + " AND (t.id & 17592186044415) <= c.position")) {
            select.setLong(1, execution.key());
            select.setLong(2, execution.key());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to check the index of " + database.address() + ", but: "
                    + e.getMessage(), e);
        }
    }

    private void wrong(ExecutionRecord execution, String text) {
        findings.add(Finding.Kind.SEARCH, execution.info().arn(), text, new Remedy.RebuildSearch());
    }
}
