package dev.pawl.store.jooq;

import dev.pawl.store.ExecutionLog.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Messages that a change sends, and those that it has dealt with. */
final class MessageRows {
    private final Batch sent;
    private final Batch received;
    private final Database.Keys keys;

    MessageRows(Connection connection, Statements statements, Database.Keys keys) throws SQLException {
        this.keys = keys;
        sent = new Batch(connection, statements.message(), statements.wide().map(WideStatements::message));
        received = new Batch(connection, statements.received(), statements.wide().map(WideStatements::received));
    }

    List<Batch> batches() {
        return List.of(sent, received);
    }

    /**
     * Adds the messages of one change; returns the ids of those that it sends.
     *
     * @param partitions
     *            of the receivers
     */
    List<Long> add(List<Long> dealtWith, List<Message> messages, List<Long> partitions) throws SQLException {
        for (long id : dealtWith) {
            received.add(id);
        }
        if (messages.isEmpty()) {
            return List.of();
        }
        long[] ids = keys.messages(messages.size());
        List<Long> given = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            sent.add(ids[i], partitions.get(i), messages.get(i).receiverArn(), messages.get(i).body().text());
            given.add(ids[i]);
        }
        return given;
    }
}
