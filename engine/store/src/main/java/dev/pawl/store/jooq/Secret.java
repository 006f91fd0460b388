package dev.pawl.store.jooq;

import dev.pawl.store.jooq.Tables.Meta;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;

/** Random bytes that the database keeps, made by whoever opens it first. */
final class Secret {
    private static final String NAME = "secret";
    private static final int BYTES = 32;

    private final Writer writer;
    private final Reads reads;

    Secret(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    byte[] bytes() {
        String text = reads.read(Secret::stored).orElseGet(() -> writer.write(sql -> {
            byte[] made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            sql.insertInto(Meta.TABLE, Meta.NAME, Meta.VALUE).values(NAME, Base64.getEncoder().encodeToString(made))
                    .onConflictDoNothing().execute();
            return stored(sql).orElseThrow();
        }));
        return Base64.getDecoder().decode(text);
    }

    private static Optional<String> stored(DSLContext sql) {
        return sql.select(Meta.VALUE).from(Meta.TABLE).where(Meta.NAME.eq(NAME)).fetchOptional(Meta.VALUE);
    }
}
