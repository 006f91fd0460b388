package dev.pawl.store;

import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is done to many executions, and how far it has come. A change is durable when its method returns. One
 * node at a
 * time works on an action: whoever claimed it, until its time is over.
 */
public interface BulkActions {
    /** Keeps an action; its executions are looked for from now on. */
    void create(String name, Payload order, Payload progress, Instant now);

    /** The action of that name. */
    Optional<Action> find(String name);

    /** Actions, newest first, a page at a time. */
    List<Action> list(Optional<Long> beforeId, int limit);

    /** Actions that have not ended, oldest first. */
    List<Action> open(int limit);

    /** Takes an action that nobody works on; false if somebody does, or it has ended. */
    boolean claim(long id, String owner, Instant now, Instant until);

    /**
     * Keeps what came of working on an action; false, and nothing is kept, if it is somebody else's or has ended.
     */
    boolean save(long id, String owner, Change change);

    /** Ends an action that has not ended: nothing further is begun. */
    boolean cancel(String name, Instant now);

    /** Its executions from a number on, in order; only those that failed, if that is asked for. */
    List<Item> items(long id, long fromNumber, boolean failedOnly, int limit);

    /** How an action stands. */
    enum Status {
        /** Its executions are being looked for. */
        SELECTING,
        /** It is being done. */
        RUNNING,
        /** It was done to all, though it may have failed for some. */
        COMPLETED,
        /** Somebody ended it. */
        CANCELLED,
        /** It could not go on. */
        FAILED;

        /** Whether it is over. */
        public boolean ended() {
            return this != SELECTING && this != RUNNING;
        }
    }

    /** How an action stands with one execution. */
    enum ItemState {
        PENDING, DONE,
        /** There was nothing to do. */
        SKIPPED, FAILED
    }

    /**
     * An action.
     *
     * @param order
     *            JSON: what was asked for, and by whom
     * @param progress
     *            JSON: what came of it so far
     */
    record Action(long id, String name, Status status, Instant createdAt, Optional<Instant> endedAt, Payload order,
            Payload progress) {}

    /**
     * One execution of an action.
     *
     * @param number
     *            from 0, in the order in which they are dealt with
     * @param expected
     *            how often it had been redriven when it was found
     * @param outcome
     *            what came of it: an ARN, or why it failed
     */
    record Item(long number, long execution, String arn, ItemState state, long expected, Optional<String> outcome) {}

    /**
     * What came of working on an action.
     *
     * @param until
     *            the worker has it until then
     * @param added
     *            executions that were found
     * @param dealtWith
     *            executions that were dealt with, as they are now
     */
    record Change(Status status, Payload progress, Instant now, Instant until, List<Item> added,
            List<Item> dealtWith) {}
}
