package dev.pawl.store.jooq;

import dev.pawl.store.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;

/**
 * Room in an SQLite file. Deleting leaves free pages in it; they are used again, and given back from its end
 * in
 * slices.
 */
final class SqliteSpace implements Space {
    private final Path file;
    private final Writer writer;
    private final Reads reads;

    SqliteSpace(Database database, Writer writer, Reads reads) {
        this.file = Path.of(database.name());
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Size size() {
        return reads.read(sql -> {
            long page = pragma(sql, "page_size");
            long free = pragma(sql, "freelist_count") * page;
            return new Size(pragma(sql, "page_count") * page - free, free, length("") + length("-wal"));
        });
    }

    private static long pragma(DSLContext sql, String name) {
        Long value = sql.fetchOne("PRAGMA " + name).get(0, Long.class);
        return value == null ? 0 : value;
    }

    private long length(String suffix) {
        Path path = Path.of(file + suffix);
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long giveBack(long bytes) {
        return writer.write(sql -> {
            long began = System.nanoTime();
            long pages = Math.max(1, bytes / pragma(sql, "page_size"));
            sql.fetch("PRAGMA incremental_vacuum(" + pages + ")");
            return Math.max(1, System.nanoTime() - began);
        });
    }
}
