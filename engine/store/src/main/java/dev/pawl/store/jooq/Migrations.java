package dev.pawl.store.jooq;

import dev.pawl.store.jooq.Tables.Meta;
import dev.pawl.store.jooq.Tables.Partition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Brings a database to the format that this version writes, step by step, before anything else is done with
 * it.
 */
final class Migrations {
    /** What this version writes. */
    static final int FORMAT = 14;
    private static final String FORMAT_KEY = "format";

    private final DSLContext sql;
    private final String database;

    Migrations(DSLContext sql, String database) {
        this.sql = sql;
        this.database = database;
    }

    /**
     * Migrates.
     *
     * @param partitions
     *            how many there are, if the database is new
     * @throws StoreException
     *             if a newer version wrote it, or another program
     */
    void run(int partitions) {
        int found = format();
        if (found > FORMAT) {
            throw new StoreException("Expected " + database + " to have format " + FORMAT + " or older, but it has "
                    + found + ": a newer version of Pawl wrote it, and only such a version can read it");
        }
        if (found > 0) {
            Retirement.refuse(sql, database);
        }
        for (int format = found + 1; format <= FORMAT; format++) {
            statements(format).forEach(sql::execute);
        }
        if (found == 0) {
            for (int i = 0; i < partitions; i++) {
                sql.insertInto(Partition.TABLE, Partition.PARTITION, Partition.EPOCH, Partition.POSITION,
                        Partition.UNTIL).values((long) i, 0L, 0L, 0L).execute();
            }
        }
        if (found < FORMAT) {
            sql.deleteFrom(Meta.TABLE).where(Meta.NAME.eq(FORMAT_KEY)).execute();
            sql.insertInto(Meta.TABLE, Meta.NAME, Meta.VALUE).values(FORMAT_KEY, Integer.toString(FORMAT)).execute();
        }
    }

    /** What wrote the database; 0 if it is empty. */
    int format() {
        List<String> tables = tables();
        if (tables.contains("meta")) {
            String format = sql.select(Meta.VALUE).from(Meta.TABLE).where(Meta.NAME.eq(FORMAT_KEY))
                    .fetchOptional(Meta.VALUE)
                    .orElseThrow(
                            () -> new StoreException("Expected " + database + " to say its format, but it does not"));
            return Integer.parseInt(format);
        }
        if (Unfinished.marked(tables)) {
            throw Unfinished.refused(database);
        }
        if (!tables.isEmpty()) {
            throw new StoreException("Expected " + database + " to be empty or a store of Pawl, but it has tables of "
                    + "another program: " + String.join(", ", tables));
        }
        return 0;
    }

    /** All of them, by name. */
    List<String> tables() {
        return switch (sql.dialect().family()) {
            case SQLITE -> sql.select(DSL.field("name", String.class)).from("sqlite_master")
                    .where("type = 'table' and name not like 'sqlite\\_%' escape '\\'").orderBy(DSL.inline(1))
                    .fetch(0, String.class);
            default -> sql.select(DSL.field("tablename", String.class)).from("pg_tables")
                    .where("schemaname = current_schema()").orderBy(DSL.inline(1)).fetch(0, String.class);
        };
    }

    private List<String> statements(int format) {
        String name = sql.dialect().family().name().toLowerCase(Locale.ROOT) + "-" + format + ".sql";
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StoreException("Expected the migration " + name + " in the jar, but it is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split(";\\s*")).stream().filter(s -> !s.isBlank()).toList();
        } catch (IOException e) {
            throw new StoreException("Expected to read the migration " + name, e);
        }
    }
}
