package dev.pawl.store.jooq.check;

import dev.pawl.interpreter.model.TimerKey.Purpose;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Mends what follows from other rows, in a store that nobody uses meanwhile, in one transaction. */
public final class Repair {
    /** As they are stored. */
    private static final List<Purpose> CODES = List.of(Purpose.EXECUTION_TIMEOUT, Purpose.WAIT, Purpose.RETRY,
            Purpose.TASK_TIMEOUT, Purpose.HEARTBEAT, Purpose.HELD);
    private static final List<String> INDEX = List.of("search_cursor", "search_ends", "search_value", "search_document",
            "search_machine");

    private Repair() {}

    /**
     * Mends.
     *
     * @return how many remedies were applied
     * @throws StoreException
     *             if somebody uses the store
     */
    public static int apply(StoreAddress address, List<Finding> findings) {
        List<Remedy> remedies = findings.stream().map(Finding::remedy).flatMap(Optional::stream).distinct().toList();
        if (remedies.isEmpty()) {
            return 0;
        }
        try (StoreDatabase database = StoreDatabase.alone(address)) {
            for (Remedy remedy : remedies) {
                apply(database.connection(), remedy);
            }
            database.commit();
            return remedies.size();
        } catch (SQLException e) {
            throw new StoreException("Expected to mend " + address + ", but: " + e.getMessage(), e);
        }
    }

    private static void apply(Connection connection, Remedy remedy) throws SQLException {
        switch (remedy) {
            case Remedy.DropSnapshot drop -> run(connection, "DELETE FROM snapshot WHERE execution = ?",
                    drop.execution());
            case Remedy.ClearTimer clear -> clear(connection, clear);
            case Remedy.SetTimer set -> {
                clear(connection, new Remedy.ClearTimer(set.execution(), set.timer()));
                run(connection,
                        "INSERT INTO timer (execution, event_id, purpose, partition, due) VALUES (?, ?, ?, ?, ?)",
                        set.execution(), set.timer().eventId(), CODES.indexOf(set.timer().purpose()),
                        set.partition(), set.due().toEpochMilli());
            }
            case Remedy.RebuildSearch rebuild -> {
                for (String table : INDEX) {
                    run(connection, "DELETE FROM " + table);
                }
            }
        }
    }

    private static void clear(Connection connection, Remedy.ClearTimer clear) throws SQLException {
        run(connection, "DELETE FROM timer WHERE execution = ? AND event_id = ? AND purpose = ?", clear.execution(),
                clear.timer().eventId(), CODES.indexOf(clear.timer().purpose()));
    }

    private static void run(Connection connection, String text, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
