package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who calls.
 *
 * @param name
 *            fit for logs and audit
 * @param kind
 *            by what the caller is known
 * @param key
 *            id of the access key or token that proves it, also behind a session; empty if there is none
 * @param grants
 *            what the caller may do
 */
public record Principal(String name, Kind kind, String key, List<Grant> grants) {
    private static final List<Grant> ALL = List.of(Grant.of(Role.ADMIN));

    /** Whoever reaches a server without configured keys. */
    public static final Principal ANONYMOUS = new Principal("anonymous", Kind.ANONYMOUS, "", ALL);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+=,-]{1,64}");

    /** By what a caller is known. */
    public enum Kind {
        /** By nothing: the server is open. */
        ANONYMOUS,
        /** By a signature. */
        ACCESS_KEY,
        /** By a bearer token. */
        TOKEN,
        /** By a cookie, after signing in. */
        SESSION,
        /** By a webhook's own secret. */
        WEBHOOK,
        /** By a schedule of this server. */
        SCHEDULE,
        /** By a link that was sent to a person. */
        LINK
    }

    /** Keeps its own copy of the grants. */
    public Principal {
        grants = List.copyOf(grants);
    }

    /**
     * Somebody who says their name, and is believed.
     *
     * @throws ApiException
     *             if it is no name: IAM's letters, at most 64
     */
    public static Principal named(String name) {
        if (!isName(name)) {
            throw ApiException.protocol("ValidationException",
                    "Expected a name of up to 64 letters, digits and ._@+=,- in Pawl-User, but got another text.");
        }
        return new Principal(name, Kind.ANONYMOUS, "", ALL);
    }

    /** Whether a text can be somebody's name: IAM's letters, at most 64. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The holder of an access key who may do everything. */
    public static Principal admin(String name) {
        return new Principal(name, Kind.ACCESS_KEY, "", ALL);
    }

    /** A webhook of the configuration, which may start what it was made for. */
    public static Principal webhook(String name) {
        return new Principal("webhook:" + name, Kind.WEBHOOK, "", List.of(Grant.of(Role.OPERATOR)));
    }

    /** A schedule, which may start what it was made for. */
    public static Principal schedule(String name) {
        return new Principal("schedule:" + name, Kind.SCHEDULE, "", List.of(Grant.of(Role.OPERATOR)));
    }

    /** The same, known by the key of that id. */
    public Principal by(Kind other, String keyId) {
        return new Principal(name, other, keyId, grants);
    }

    /** The same with other grants. */
    public Principal with(List<Grant> others) {
        return new Principal(name, kind, key, others);
    }

    /** Whether nobody knows who it is. */
    public boolean isAnonymous() {
        return equals(ANONYMOUS);
    }
}
