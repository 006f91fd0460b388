package dev.pawl.schedule.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A schedule as it is kept.
 *
 * @param anchor
 *            when the present times were set: a rate counts from there
 * @param paused
 *            somebody holds it for a while
 * @param due
 *            when it must be looked at next; never, if empty
 * @param revision
 *            counts changes
 */
public record Schedule(Identity identity, ScheduleDefinition definition, Instant anchor, boolean paused,
        Progress progress, Optional<Instant> due, long revision) {
    /**
     * What never changes.
     *
     * @param id
     *            no other schedule has or had it, also none of the same name
     * @param owner
     *            who may change it
     */
    public record Identity(String id, String name, String owner, Instant createdAt) {}

    /** Its name. */
    public String name() {
        return identity.name();
    }

    /** Whether it fires. */
    public boolean active() {
        return definition.enabled() && !paused;
    }

    /** The first fire time after a moment, whether or not it is active. */
    public Optional<Instant> next(Instant after) {
        return definition.timing().next(after, anchor);
    }

    /** With other progress. */
    public Schedule progress(Progress other) {
        return new Schedule(identity, definition, anchor, paused, other, due, revision);
    }

    /** To be looked at then. */
    public Schedule due(Optional<Instant> at) {
        return new Schedule(identity, definition, anchor, paused, progress, at, revision);
    }

    /** The next revision of it. */
    public Schedule revised() {
        return new Schedule(identity, definition, anchor, paused, progress, due, revision + 1);
    }

    /** Held, or no longer. */
    public Schedule paused(boolean held) {
        return new Schedule(identity, definition, anchor, held, progress, due, revision);
    }

    /** With another definition whose times count from that moment. */
    public Schedule defined(ScheduleDefinition other, Instant from) {
        return new Schedule(identity, other, from, paused, progress, due, revision);
    }
}
