package dev.pawl.schedule.store;

import dev.pawl.schedule.model.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Schedules in the store, one row each. A change is durable when its method returns. */
public interface ScheduleStore {
    /** Adds one; false if there is one of that name. */
    boolean create(Schedule schedule);

    /**
     * Writes each that is still at the revision before the one given, and leaves the others as they are.
     *
     * @return names of those that were written
     */
    Set<String> replace(List<Schedule> next);

    /** Removes one, if it is at that revision. */
    boolean delete(String name, long revision);

    /** The one of that name. */
    Optional<Schedule> find(String name);

    /**
     * A page in the order of names.
     *
     * @param owner
     *            only theirs, if it is given
     */
    List<Schedule> list(Optional<String> owner, Optional<String> afterName, int limit);

    /** Those that are due at that moment, earliest first. */
    List<Schedule> due(Instant now, int limit);

    /** When the next one is due. */
    Optional<Instant> nextDue();

    /**
     * Whether this process is the only one that can use the store: then whoever held a schedule before it began
     * is
     * gone.
     */
    boolean alone();
}
