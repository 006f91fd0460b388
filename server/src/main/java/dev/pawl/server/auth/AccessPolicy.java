package dev.pawl.server.auth;

/** Decides what a caller may do. Every operation asks, before it does anything. */
@FunctionalInterface
public interface AccessPolicy {
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
}
