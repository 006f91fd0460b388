package dev.pawl.interpreter.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Event;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/** How far a state has come since it was entered, or since it began anew. */
public sealed interface Progress {
    /** Nothing is done yet. */
    record Fresh() implements Progress {
    }

    /** A Wait state waits. */
    record Waiting(Instant until) implements Progress {
    }

    /** The interval before a retry. */
    record BackingOff(Instant until) implements Progress {
    }

    /**
     * A task is on its way.
     *
     * @param scheduledEventId
     *            names the attempt
     * @param scheduled
     *            what was asked for
     * @param phase
     *            how far it is
     * @param handle
     *            how submitted work is found again
     */
    record Tasking(long scheduledEventId, Event.TaskScheduled scheduled, Phase phase, Optional<Payload> handle)
            implements Progress {
        /** How far a task is. */
        public enum Phase {
            SCHEDULED, STARTED, SUBMITTED
        }
    }

    /** The branches of a Parallel run. */
    record Branching(Branches branches) implements Progress {
    }

    /**
     * The iterations of an inline Map run.
     *
     * @param items
     *            an array, or an object whose members are the items
     * @param maxConcurrency
     *            0 for no limit
     */
    record Iterating(JsonNode items, int maxConcurrency, Branches branches) implements Progress {
    }
}
