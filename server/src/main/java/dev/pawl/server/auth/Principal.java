package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import java.util.regex.Pattern;

/**
 * Somebody who calls.
 *
 * @param name
 *            unique among principals, and fit for logs and audit
 */
public record Principal(String name) {
    /** Whoever reaches a server without configured keys. */
    public static final Principal ANONYMOUS = new Principal("anonymous");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+=,-]{1,64}");

    /**
     * Somebody who says their name.
     *
     * @throws ApiException
     *             if it is no name: IAM's letters, at most 64
     */
    public static Principal named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.protocol("ValidationException",
                    "Expected a name of up to 64 letters, digits and ._@+=,- in Pawl-User, but got another text.");
        }
        return new Principal(name);
    }
}
