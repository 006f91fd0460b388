package dev.pawl.retention;

import dev.pawl.store.Removals.Candidate;
import java.util.List;

/** Writes executions where they are found again once they are removed. */
public interface Archiver {
    /** There is no archive: what should be archived is kept. */
    Archiver NONE = candidates -> List.of();

    /** Whether it is time to write again: what is gathered meanwhile makes larger files. */
    default boolean due() {
        return true;
    }

    /**
     * Writes executions with all that belongs to them.
     *
     * @return those that are durable in the archive when this returns; the others stay
     */
    List<Candidate> write(List<Candidate> candidates);
}
