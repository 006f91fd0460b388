package dev.pawl.store;

import java.nio.file.Path;
import java.util.Optional;

import dev.pawl.metrics.Metrics;

/** All that is kept, behind one door. Closing it waits for appends that were accepted. */
public interface Store extends AutoCloseable {
    /** Who may write what. */
    Partitions partitions();

    /** Where executions are written and folded from. */
    ExecutionLog log();

    /** Executions, for people and the API. */
    Executions executions();

    /** What recovery and the clock need. */
    Outstanding outstanding();

    /** State machines. */
    Machines machines();

    /** Published versions of state machines. */
    Versions versions();

    /** Aliases of state machines. */
    Aliases aliases();

    /** Activities. */
    Activities activities();

    /** Tags of machines and activities. */
    Tags tags();

    /** Who has signed in to the console. */
    SignIns signIns();

    /** Asynchronous Express executions that have not ended. */
    ExpressStarts expressStarts();

    /**
     * Random bytes, made when the store was and the same for all its nodes: with them a server knows again what
     * it gave to callers to bring back.
     */
    byte[] secret();

    /** Access keys and bearer tokens. */
    Credentials credentials();

    /** Who did what. */
    AuditLog audit();

    /** What was committed, for those who follow. */
    Deliveries deliveries();

    /** Events of Express executions that are logged. */
    ExpressLog expressLog();

    /** Map runs and their children. */
    MapRuns mapRuns();

    /** What is done to many executions. */
    BulkActions bulkActions();

    /** What executions are searched by. */
    SearchIndex search();

    /**
     * Writes nothing, but as everything is written.
     *
     * @throws RuntimeException
     *             if it cannot be written to
     */
    default void requireWritable() {}
    /** Who has a place under a limit, and who waits for one. */
    Claims claims();

    /** What people ordered about what runs. */
    Control control();

    /** Has what is read and written counted there from now on. */
    default void measuredBy(Metrics metrics) {}

    /** The file that all of it lies in, if it is one of this machine. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** What removes ended executions. */
    Removals removals();

    /** What is kept, as people have said. */
    RetentionRules retention();

    /** How much room all that takes. */
    Space space();
    /** The nodes that share this store. */
    Cluster cluster();

    /** What they tell each other. */
    Notices notices();

    @Override
    void close();
}
