package dev.pawl.interpreter.model;

import dev.pawl.history.Event;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.Optional;

/** How far a state has come since it was entered, or since it began anew. */
public sealed interface Progress {
    /** What runs inside a Parallel or Map. */
    default Optional<Branches> branches() {
        return Optional.empty();
    }

    /**
     * Nothing is done yet.
     *
     * @param before
     *            how work is found again that a service accepted before the state failed: a redrive goes on with
     *            it
     */
    record Fresh(Optional<Payload> before) implements Progress {
        /** Nothing was done before either. */
        public Fresh() {
            this(Optional.empty());
        }
    }

    /** A Wait state waits. */
    record Waiting(Instant until) implements Progress {}

    /** The interval before a retry. */
    record BackingOff(Instant until) implements Progress {}

    /**
     * A task is on its way.
     *
     * @param scheduledEventId
     *            names the attempt
     * @param scheduledAt
     *            from when its time-outs count
     * @param scheduled
     *            what was asked for
     * @param phase
     *            how far it is
     * @param handle
     *            how submitted work is found again
     */
    record Tasking(long scheduledEventId, Instant scheduledAt, Event.TaskScheduled scheduled, Phase phase,
            Optional<Payload> handle) implements Progress {
        /** How far a task is. */
        public enum Phase {
            SCHEDULED, STARTED, SUBMITTED
        }

        /** The same in another phase. */
        public Tasking in(Phase other) {
            return new Tasking(scheduledEventId, scheduledAt, scheduled, other, handle);
        }

        /** The same, accepted by its service. */
        public Tasking submitted(Optional<Payload> found) {
            return new Tasking(scheduledEventId, scheduledAt, scheduled, Phase.SUBMITTED, found);
        }
    }

    /** The branches of a Parallel run. */
    record Branching(Branches running) implements Progress {
        @Override
        public Optional<Branches> branches() {
            return Optional.of(running);
        }
    }

    /**
     * The iterations of an inline Map run.
     *
     * @param items
     *            an array, or an object whose members are the items
     * @param maxConcurrency
     *            0 for no limit
     * @param running
     *            the iterations
     */
    record Iterating(Payload items, int maxConcurrency, Branches running) implements Progress {
        /** AWS lets about so many iterations of an inline Map run at once, whatever the definition says. */
        public static final int MOST_AT_ONCE = 40;

        @Override
        public Optional<Branches> branches() {
            return Optional.of(running);
        }

        /** Whether one more iteration may begin. */
        public boolean mayBegin() {
            int limit = maxConcurrency == 0 ? MOST_AT_ONCE : Math.min(maxConcurrency, MOST_AT_ONCE);
            return running.begun() < running.size() && running.running().size() < limit;
        }
    }

    /**
     * A map run has the items of a distributed Map.
     *
     * @param run
     *            its ARN
     * @param startedEventId
     *            MapStateStarted: what follows a redrive of the run, follows it
     * @param redrives
     *            how often it was redriven
     */
    record Distributing(MapRun run, long startedEventId, Stage stage, int redrives) implements Progress {
        /** How far a map run is, as its execution sees it. */
        public enum Stage {
            RUNNING,
            /** Its result is known. */
            SUCCEEDED,
            /** It failed or was given up. */
            OVER,
            /** It is to go on where it stopped. */
            TO_REDRIVE
        }

        /** Whether it waits for the run. */
        public boolean waits() {
            return stage == Stage.RUNNING;
        }

        /** The same at another stage. */
        public Distributing at(Stage other) {
            return new Distributing(run, startedEventId, other, redrives);
        }

        /** The same, after another redrive. */
        public Distributing redriven(int count) {
            return new Distributing(run, startedEventId, Stage.RUNNING, count);
        }
    }
}
