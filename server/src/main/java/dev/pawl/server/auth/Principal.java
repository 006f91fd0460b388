package dev.pawl.server.auth;

/**
 * Somebody who calls.
 *
 * @param name
 *            unique among principals, and fit for logs and audit
 */
public record Principal(String name) {
    /** Whoever reaches a server without configured keys. */
    public static final Principal ANONYMOUS = new Principal("anonymous");
}
