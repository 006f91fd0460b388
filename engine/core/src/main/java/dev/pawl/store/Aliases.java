package dev.pawl.store;

import dev.pawl.store.AliasRecord.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Aliases of state machines; they go with their machine. A change is durable when its method returns. */
public interface Aliases {
    /**
     * Creates one, or gives the one that has that name already.
     *
     * @param atMost
     *            how many aliases one machine may have
     */
    Change create(NewAlias alias, int atMost);

    /** Changes what is given. */
    Change update(Update update);

    /** The alias of that name. */
    Optional<AliasRecord> find(String machineArn, String name);

    /** Aliases in the order of their creation, of a machine or of one of its versions, a page at a time. */
    List<AliasRecord> list(String machineArn, Optional<Integer> version, Optional<Long> afterKey, int limit);

    /** Where an alias routes to, for starts; empty if there is no such alias. */
    List<Target> targets(String machineArn, String name);

    /** Deletes it; returns whether there was one. */
    boolean delete(String machineArn, String name);

    /**
     * An alias to create.
     *
     * @param description
     *            empty if there is none
     */
    record NewAlias(String machineArn, String name, String description, List<Route> routes, Instant createdAt) {}

    /** What changes; what is empty stays. */
    record Update(String machineArn, String name, Optional<String> description, Optional<List<Route>> routes,
            Instant now) {}

    /** A version and its share in a hundred starts. */
    record Target(VersionRecord version, int weight) {}

    /** What came of creating or changing. */
    sealed interface Change {
        /** It is so now, or was so before: then it is not new. */
        record Done(AliasRecord alias, boolean created) implements Change {}

        /** There is no such alias to change. */
        record NoAlias() implements Change {}

        /** One of the versions does not exist. */
        record NoVersion() implements Change {}

        /** The machine is being deleted. */
        record Deleting() implements Change {}

        /** The machine has as many aliases as it may have. */
        record TooMany() implements Change {}
    }
}
