package dev.pawl.store.jooq.copy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows into PostgreSQL, by COPY in its text form. */
final class CopyWriter implements RowWriter {
    private static final int CHUNK_CHARS = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(CHUNK_CHARS * 2);

    CopyWriter(Connection connection, Shape shape) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("COPY " + Shape.quoted(shape.table()) + " (" + shape.names() + ") FROM STDIN");
    }

    @Override
    public void write(@Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            text.append(i == 0 ? "" : "\t");
            value(row[i]);
        }
        text.append('\n');
        if (text.length() >= CHUNK_CHARS) {
            send();
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case String words -> escaped(words);
            default -> text.append(value);
        }
    }

    private void escaped(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    @Override
    public void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
