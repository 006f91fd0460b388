package dev.pawl.server.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import java.util.stream.Collectors;

/**
 * The rows of one real execution with five tasks, written again and again under other keys: what each of its
 * commits
 * writes, byte for byte, but for the numbers.
 */
final class StepRows {
    private final Map<String, Object> execution;
    private final List<String> transitions;
    private final String resource;

    private StepRows(Map<String, Object> execution, List<String> transitions, String resource) {
        this.execution = execution;
        this.transitions = transitions;
        this.resource = resource;
    }

    /** Reads the rows of the only execution in a file. */
    static StepRows of(Connection connection, String resource) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        List<String> events = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT * FROM execution")) {
                ResultSetMetaData columns = found.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i), found.getObject(i));
                }
            }
            try (ResultSet found = statement.executeQuery("SELECT events FROM transition ORDER BY sequence")) {
                while (found.next()) {
                    events.add(found.getString(1));
                }
            }
        }
        return new StepRows(row, events, resource);
    }

    /** How many commits an execution takes. */
    int steps() {
        return transitions.size();
    }

    /** What writes these rows on one connection. */
    Writer writer(Connection connection) throws SQLException {
        return new Writer(connection);
    }

    /** Prepared statements; rows are gathered and written together. */
    final class Writer {
        private final PreparedStatement begin;
        private final PreparedStatement transition;
        private final PreparedStatement putWork;
        private final PreparedStatement removeWork;
        private final PreparedStatement end;
        private final PreparedStatement position;
        private final List<PreparedStatement> all;

        private Writer(Connection connection) throws SQLException {
            begin = connection.prepareStatement("INSERT INTO execution (" + String.join(",", execution.keySet())
                    + ") VALUES (" + execution.keySet().stream().map(c -> "?").collect(Collectors.joining(",")) + ")");
            transition = connection
                    .prepareStatement("INSERT INTO transition (id, execution, sequence, events) VALUES (?, ?, ?, ?)");
            putWork = connection.prepareStatement("INSERT INTO work (execution, event_id, partition, phase, since,"
                    + " waiting, resource, handle) VALUES (?, ?, 0, 0, ?, NULL, ?, NULL)");
            removeWork = connection.prepareStatement("DELETE FROM work WHERE execution = ? AND event_id = ?");
            end = connection.prepareStatement("UPDATE execution SET status = 1, stopped_at = ?, ended_sequence = ?,"
                    + " output_number = ?, output = ?, error = NULL, cause = NULL WHERE key = ?");
            position = connection.prepareStatement("UPDATE partition SET position = ? WHERE partition = 0");
            all = List.of(begin, transition, putWork, removeWork, end, position);
        }

        /** Gathers what one step of an execution writes. */
        void step(long execution, long id, int step) throws SQLException {
            if (step == 0) {
                begin(execution);
            }
            row(id, execution, step);
            if (step > 0) {
                set(removeWork, execution, (long) step);
            }
            if (step < steps() - 1) {
                set(putWork, execution, step + 1L, System.currentTimeMillis(), resource);
            } else {
                set(end, System.currentTimeMillis(), (long) step, StepRows.this.execution.get("output_number"),
                        StepRows.this.execution.get("output"), execution);
            }
        }

        /** Gathers one transition alone. */
        void row(long id, long execution, int step) throws SQLException {
            set(transition, id, execution, (long) step, transitions.get(step));
        }

        /** Writes all that was gathered. */
        void write(long last) throws SQLException {
            set(position, last);
            for (PreparedStatement statement : all) {
                statement.executeBatch();
            }
        }

        private void begin(long key) throws SQLException {
            List<Object> values = new ArrayList<>();
            for (Map.Entry<String, Object> column : execution.entrySet()) {
                values.add(switch (column.getKey()) {
                    case "key" -> key;
                    case "arn_hash" -> key * 0x9E3779B97F4A7C15L;
                    case "arn" -> {
                        String text = String.valueOf(column.getValue());
                        String suffix = Long.toString(key);
                        yield text.substring(0, Math.max(0, text.length() - suffix.length())) + suffix;
                    }
                    case "status" -> 0L;
                    case "stopped_at", "ended_sequence", "output_number", "output" -> null;
                    default -> column.getValue();
                });
            }
            set(begin, values.toArray());
        }

        private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
        }
    }
}
