package dev.pawl.store.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches that are sent together and answered together: a round trip for all of them instead of one for each.
 */
final class Bundle {
    private final Connection connection;

    Bundle(Connection connection) {
        this.connection = connection;
    }

    /**
     * Executes batches in their order; those that have no form for many rows cost a round trip of their own.
     *
     * @return whether each of them changed as many rows as it has, if it is among those that must
     */
    boolean run(List<Batch> batches, List<Batch> must) throws SQLException {
        boolean all = true;
        List<Batch> next = new ArrayList<>();
        for (Batch batch : batches) {
            if (batch.rows() > 0 && batch.wide().isPresent()) {
                next.add(batch);
            } else if (batch.rows() > 0) {
                all &= send(next, must);
                next.clear();
                all &= changed(batch.run()) || !must.contains(batch);
            }
        }
        return send(next, must) && all;
    }

    private static boolean changed(int[] counts) {
        boolean all = true;
        for (int count : counts) {
            all &= count != 0;
        }
        return all;
    }

    private boolean send(List<Batch> batches, List<Batch> must) throws SQLException {
        if (batches.isEmpty()) {
            return true;
        }
        StringBuilder sql = new StringBuilder();
        for (Batch batch : batches) {
            sql.append(sql.isEmpty() ? "" : ";").append(batch.wide().orElseThrow().sql());
        }
        // the driver keeps what it prepared under this text
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int[] rows = batches.stream().mapToInt(Batch::rows).toArray();
            int parameter = 1;
            for (Batch batch : batches) {
                parameter = batch.bindTogether(statement, parameter);
            }
            statement.execute();
            boolean all = true;
            for (int i = 0; i < rows.length; i++) {
                all &= statement.getUpdateCount() == rows[i] || !must.contains(batches.get(i));
                statement.getMoreResults();
            }
            return all;
        }
    }
}
