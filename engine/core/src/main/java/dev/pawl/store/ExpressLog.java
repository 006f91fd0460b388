package dev.pawl.store;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Events of Express executions whose machines have logging on: all that is left of such an execution. Each
 * piece takes
 * a position among the commits of its partition, so that whoever follows commits meets it there.
 */
public interface ExpressLog {
    /** Writes pieces in one transaction; the stage never completes exceptionally. */
    CompletionStage<Written> append(Lease lease, List<Piece> pieces);

    /** Pieces of one execution after a position, in order. */
    List<Logged> of(String executionArn, long afterPosition, int limit);

    /**
     * ARNs of a machine's executions of which anything is left, the newest piece first, each once.
     */
    List<String> newest(String stateMachineArn, int limit);

    /**
     * Deletes the oldest pieces of a partition, at most so many at once.
     *
     * @param before
     *            pieces from before that moment go
     * @param keepNewest
     *            of the others only so many stay
     * @return how many it deleted
     */
    int trim(int partition, Instant before, long keepNewest, int atMost);

    /**
     * Some events of one execution.
     *
     * @param info
     *            of the execution; its input is not kept here
     * @param events
     *            visible ones, at least one
     */
    record Piece(ExecutionInfo info, long machineRevisionKey, List<HistoryEvent> events) {}

    /** A piece that was written. */
    record Logged(long position, Piece piece) {}

    /** What came of writing. */
    enum Written {
        /** It is durable. */
        DURABLE,
        /** The lease is over: another node has the partition. */
        FENCED,
        /** The store could not write; it may be tried again. */
        FAILED
    }
}
