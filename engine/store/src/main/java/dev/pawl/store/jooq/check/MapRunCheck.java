package dev.pawl.store.jooq.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of map runs against the rows of their children. */
final class MapRunCheck {
    /** As their numbers are stored. */
    private static final List<ExecutionStatus> STATUSES = List.of(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
    private static final int INDEX_BITS = 27;

    private final StoreDatabase database;
    private final Findings findings;

    MapRunCheck(StoreDatabase database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    private record Count(long children, long items) {}

    void run() {
        Connection connection = database.connection();
        try (Statement statement = connection.createStatement();
                PreparedStatement children = connection.prepareStatement(
                        "SELECT status, count(*), sum(size) FROM map_item WHERE id >= ? AND id < ? GROUP BY status");
                ResultSet runs = statement.executeQuery("SELECT key, arn, progress FROM map_run ORDER BY key")) {
            while (runs.next()) {
                run(runs.getString(2), Json.read(runs.getString(3)), counts(children, runs.getLong(1)));
            }
        } catch (SQLException e) {
            throw new StoreException("Expected to check map runs of " + database.address() + ", but: " + e.getMessage(),
                    e);
        }
        database.refresh();
    }

    private static Map<ExecutionStatus, Count> counts(PreparedStatement children, long run) throws SQLException {
        children.setLong(1, run << INDEX_BITS);
        children.setLong(2, (run + 1) << INDEX_BITS);
        Map<ExecutionStatus, Count> counts = new HashMap<>();
        try (ResultSet rows = children.executeQuery()) {
            while (rows.next()) {
                counts.put(STATUSES.get(rows.getInt(1)), new Count(rows.getLong(2), rows.getLong(3)));
            }
        }
        return counts;
    }

    private void run(String arn, JsonNode progress, Map<ExecutionStatus, Count> counts) {
        long all = counts.values().stream().mapToLong(Count::children).sum();
        if (progress.path("begun").longValue() != all) {
            findings.add(Finding.Kind.MAP_RUN, arn, "Expected " + progress.path("begun") + " children, but there are "
                    + all);
        }
        for (JsonNode entry : progress.path("tally")) {
            ExecutionStatus status = ExecutionStatus.valueOf(entry.path(0).asText());
            // what waits to run again is counted elsewhere
            boolean counted = progress.path("rerun").isMissingNode() || status == ExecutionStatus.SUCCEEDED
                    || status == ExecutionStatus.RUNNING;
            Count there = counts.getOrDefault(status, new Count(0, 0));
            if (counted && !new Count(entry.path(1).longValue(), entry.path(2).longValue()).equals(there)) {
                findings.add(Finding.Kind.MAP_RUN, arn, "Expected " + entry.path(1) + " children that are " + status
                        + " with " + entry.path(2) + " items, but there are " + there.children() + " with "
                        + there.items());
            }
        }
    }
}
