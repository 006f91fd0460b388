package dev.pawl.server.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What the store's file would allow at best: a loop that interprets nothing and writes the rows of executions
 * with five
 * tasks. It is closed: each step of an execution is committed before the next one is written, and those that
 * are in
 * flight share a commit.
 */
final class Limit {
    private static final int RAW_GROUP = 1024;

    private final Path folder;
    private final Duration warmUp;
    private final Duration measured;

    Limit(Path folder, Duration warmUp, Duration measured) {
        this.folder = folder;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /** Executions in a second with that many in flight. */
    double executions(int inFlight) {
        return onFreshFile((connection, rows) -> {
            Loop loop = new Loop(connection, rows, inFlight);
            loop.run(warmUp);
            long began = System.nanoTime();
            long ended = loop.run(measured);
            return ended * 1e9 / (System.nanoTime() - began);
        });
    }

    /** Rows in a second, when nothing waits for anything. */
    double rawRows() {
        return onFreshFile((connection, rows) -> {
            StepRows.Writer writer = rows.writer(connection);
            long began = System.nanoTime();
            long id = 1_000;
            while (System.nanoTime() - began < measured.toNanos()) {
                for (int i = 0; i < RAW_GROUP; i++) {
                    id++;
                    writer.row(id, id, 0);
                }
                writer.write(id);
                connection.commit();
            }
            return (id - 1_000) * 1e9 / (System.nanoTime() - began);
        });
    }

    private interface Measurement {
        double take(Connection connection, StepRows rows) throws SQLException;
    }

    private double onFreshFile(Measurement measurement) {
        Station station = Station.open(folder);
        Load.exactly(station.engine(), station.machine(Workload.TASKS), Workload.TASKS.input(), 1, 1);
        DatabaseFile file = station.leave();
        try (Connection connection = file.connect()) {
            StepRows rows = StepRows.of(connection,
                    "arn:aws:lambda:us-east-1:123456789012:function:" + Workload.FUNCTION);
            connection.setAutoCommit(false);
            return measurement.take(connection, rows);
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to write to a file of " + folder + ", but could not", e);
        } finally {
            file.delete();
        }
    }

    private static final class Loop {
        private final Connection connection;
        private final StepRows.Writer writer;
        private final int last;
        private final long[] executions;
        private final int[] steps;
        private long id = 1_000;

        Loop(Connection connection, StepRows rows, int inFlight) throws SQLException {
            this.connection = connection;
            writer = rows.writer(connection);
            last = rows.steps() - 1;
            executions = new long[inFlight];
            steps = new int[inFlight];
            for (int i = 0; i < inFlight; i++) {
                // so that a commit holds steps of every kind, as it would
                steps[i] = -(i % rows.steps());
            }
        }

        long run(Duration time) throws SQLException {
            long began = System.nanoTime();
            long ended = 0;
            while (System.nanoTime() - began < time.toNanos()) {
                for (int i = 0; i < steps.length; i++) {
                    ended += step(i);
                }
                writer.write(id);
                connection.commit();
            }
            return ended;
        }

        private int step(int slot) throws SQLException {
            int step = steps[slot];
            if (step >= 0) {
                id++;
                executions[slot] = step == 0 ? id : executions[slot];
                writer.step(executions[slot], id, step);
            }
            steps[slot] = step == last ? 0 : step + 1;
            return step == last ? 1 : 0;
        }
    }
}
