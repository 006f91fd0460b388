package dev.pawl.store.jooq;

import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;

/** How large the store is and what waits for it, for those who look. */
final class StoreGauges {
    private static final Metric QUEUE = Metric.gauge("pawl_store_writer_queue",
            "Appends and changes that wait for the writer.");
    private static final Metric READERS = Metric.gauge("pawl_store_readers_busy",
            "Connections that read at present.");
    private static final Metric SIZE = Metric.gauge("pawl_store_size_bytes",
            "Size of the database: the file without its log, or what PostgreSQL says.");
    private static final Metric WAL = Metric.gauge("pawl_store_wal_bytes",
            "Size of the write-ahead log of an SQLite file.");
    private static final Metric FREE = Metric.gauge("pawl_store_free_bytes",
            "Pages of an SQLite file that hold nothing.");
    private static final Metric DISK = Metric.gauge("pawl_store_disk_free_bytes",
            "Room that is left where an SQLite file lies.");

    private StoreGauges() {}

    static void register(Metrics metrics, Writer writer, Database database, Reads reads) {
        metrics.gauge(QUEUE, writer::waiting);
        metrics.gauge(READERS, database::readersBusy);
        metrics.gauge(SIZE, () -> reads.read(database::sizeBytes));
        if (database instanceof SqliteDatabase file) {
            metrics.gauge(WAL, file::walBytes);
            metrics.gauge(DISK, file::diskFreeBytes);
            metrics.gauge(FREE, () -> reads.read(file::freeBytes));
        }
    }
}
