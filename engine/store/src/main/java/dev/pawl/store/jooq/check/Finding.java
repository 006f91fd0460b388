package dev.pawl.store.jooq.check;

import java.util.Optional;

/**
 * Something that does not go together.
 *
 * @param subject
 *            what it is about: an ARN where there is one
 * @param text
 *            what was expected and what is there
 * @param remedy
 *            how it can be mended from the rest, if it can
 */
public record Finding(Kind kind, String subject, String text, Optional<Remedy> remedy) {
    /** Something that only a person can judge. */
    public Finding(Kind kind, String subject, String text) {
        this(kind, subject, text, Optional.empty());
    }

    /** What was looked at. */
    public enum Kind {
        /** The database's own pages and indexes. */
        DATABASE,
        /** Events of an execution: ids, order, and whether they can be replayed. */
        HISTORY,
        /** Status, times, output and error in the execution's row. */
        STATUS,
        /** States left behind so that folding is short. */
        SNAPSHOT,
        /** Large payloads, which lie apart. */
        PAYLOAD,
        /** Timers that are set. */
        TIMER,
        /** Tasks that are outstanding. */
        WORK,
        /** Partitions and positions. */
        POSITION,
        /** Messages that nobody received yet. */
        INBOX,
        /** Map runs and their children. */
        MAP_RUN,
        /** The index that executions are found by. */
        SEARCH,
        /** The audit trail of approvals. */
        APPROVAL,
        /** The log of who did what. */
        AUDIT,
        /** Rows whose owner is not there. */
        ORPHAN
    }
}
