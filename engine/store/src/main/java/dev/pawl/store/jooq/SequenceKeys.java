package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Keys from sequences of PostgreSQL. What is taken ahead is for the transaction that begins then. */
final class SequenceKeys implements Database.Keys {
    private final Sequence executions;
    private final Sequence messages;
    private final Sequence mapRuns;

    SequenceKeys(Connection connection) {
        executions = new Sequence(connection, "execution_key");
        messages = new Sequence(connection, "inbox_id_seq");
        mapRuns = new Sequence(connection, "map_run_key");
    }

    @Override
    public long[] executions(long[] transitionIds) throws SQLException {
        return executions.next(transitionIds.length);
    }

    @Override
    public long[] messages(int count) throws SQLException {
        return messages.next(count);
    }

    @Override
    public long mapRun() throws SQLException {
        return mapRuns.next(1)[0];
    }

    @Override
    public Optional<Database.Ahead> ahead(int executionCount, int messageCount) {
        executions.forget();
        messages.forget();
        return executionCount + messageCount == 0
                ? Optional.empty()
                : Optional.of(new Taken(executionCount, messageCount));
    }

    private final class Taken implements Database.Ahead {
        private final int executionCount;
        private final int messageCount;

        Taken(int executionCount, int messageCount) {
            this.executionCount = executionCount;
            this.messageCount = messageCount;
        }

        @Override
        public String sql() {
            return (executionCount > 0 ? executions.sql : "")
                    + (executionCount > 0 && messageCount > 0 ? ";" : "")
                    + (messageCount > 0 ? messages.sql : "");
        }

        @Override
        public void bind(PreparedStatement statement, int first) throws SQLException {
            int next = first;
            if (executionCount > 0) {
                statement.setInt(next++, executionCount);
            }
            if (messageCount > 0) {
                statement.setInt(next, messageCount);
            }
        }

        @Override
        public void read(PreparedStatement statement) throws SQLException {
            if (executionCount > 0) {
                statement.getMoreResults();
                executions.keep(statement.getResultSet(), executionCount);
            }
            if (messageCount > 0) {
                statement.getMoreResults();
                messages.keep(statement.getResultSet(), messageCount);
            }
        }
    }

    /** Takes numbers from a sequence, many at a time. */
    private static final class Sequence {
        private final Connection connection;
        private final String sql;
        private long[] kept = {};

        Sequence(Connection connection, String name) {
            this.connection = connection;
            this.sql = "select nextval('" + name + "') from generate_series(1, cast(? as int))";
        }

        void forget() {
            kept = new long[0];
        }

        void keep(ResultSet rows, int count) throws SQLException {
            kept = read(rows, count);
        }

        long[] next(int count) throws SQLException {
            if (count <= kept.length) {
                long[] numbers = Arrays.copyOf(kept, count);
                kept = Arrays.copyOfRange(kept, count, kept.length);
                return numbers;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, count);
                return read(statement.executeQuery(), count);
            }
        }

        private static long[] read(ResultSet rows, int count) throws SQLException {
            try (rows) {
                long[] numbers = new long[count];
                for (int i = 0; rows.next(); i++) {
                    numbers[i] = rows.getLong(1);
                }
                return numbers;
            }
        }
    }
}
