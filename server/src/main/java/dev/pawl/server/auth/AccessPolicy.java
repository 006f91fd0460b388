package dev.pawl.server.auth;

import java.util.List;
import java.util.Optional;

/**
 * Decides what a caller may do. Every operation asks, before it does anything; lists ask for each of their
 * elements.
 */
@FunctionalInterface
public interface AccessPolicy {
    /** What a request is about that is about nothing in particular. */
    String ANYTHING = "*";

    /** Whoever was let in may do everything. */
    AccessPolicy ALLOW_ALL = (principal, operation, resource) -> true;

    /**
     * Whether this caller may call this operation on this resource.
     *
     * @param operation
     *            as the API names it, such as {@code StartExecution}
     * @param resource
     *            an ARN as the caller gave it, not necessarily of anything that exists, or a star for none in
     *            particular
     */
    boolean allows(Principal principal, String operation, String resource);

    /** Told after each change of what may be decided by, such as tags. */
    default void changed() {}

    /**
     * To which machines a search has to be narrowed so that it finds only what the caller may see: names,
     * beginnings of
     * names that end in a star, and ARNs. Empty if the caller may see all.
     */
    default Optional<List<String>> machines(Principal principal, String operation) {
        return Optional.empty();
    }
}
