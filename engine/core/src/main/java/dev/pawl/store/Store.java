package dev.pawl.store;

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

    /** Activities. */
    Activities activities();

    /** Tags of machines and activities. */
    Tags tags();

    /** Asynchronous Express executions that have not ended. */
    ExpressStarts expressStarts();

    @Override
    void close();
}
