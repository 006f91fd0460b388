package dev.pawl.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Published versions of state machines; they go with their machine. A change is durable when its method
 * returns.
 */
public interface Versions {
    /**
     * Makes the machine's present revision a version, or gives the one that was made of it before.
     *
     * @param atMost
     *            how many versions one machine may have
     */
    Publication publish(Publish publish, int atMost);

    /** The version of that number. */
    Optional<VersionRecord> find(String machineArn, int number);

    /** Versions of a machine without their definitions, the highest number first, a page at a time. */
    List<VersionRecord> list(String machineArn, Optional<Integer> below, int limit);

    /** How many versions a machine has. */
    int count(String machineArn);

    /**
     * Deletes a version unless an alias routes to it; one that is not there is no error.
     *
     * @return names of the aliases that hold it; none if it is gone
     */
    List<String> delete(String machineArn, int number);

    /**
     * A wish to publish.
     *
     * @param revisionId
     *            the revision that the caller means; if it is given and is no longer the present one, nothing is
     *            done
     * @param description
     *            empty if there is none
     */
    record Publish(String machineArn, Optional<String> revisionId, String description, Instant now) {}

    /** What came of publishing. */
    sealed interface Publication {
        /** There is a version of the present revision. */
        record Published(VersionRecord version) implements Publication {}

        /** There is no such machine. */
        record NoMachine() implements Publication {}

        /** The machine is being deleted. */
        record Deleting() implements Publication {}

        /** The machine is at another revision than the caller meant. */
        record OtherRevision(String revisionId) implements Publication {}

        /** The machine has as many versions as it may have. */
        record TooMany() implements Publication {}
    }
}
