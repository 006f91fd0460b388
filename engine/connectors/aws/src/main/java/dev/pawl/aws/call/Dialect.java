package dev.pawl.aws.call;

import java.util.Set;

/**
 * How a kind of integration writes requests and answers.
 *
 * @param names
 *            what members are called
 * @param blobs
 *            how bytes are written
 * @param json
 *            members that may be any JSON and are sent as its text, such as Entries.Detail; empty if all
 *            texts may
 */
record Dialect(MemberName names, Blobs blobs, Set<String> json) {
    /** aws-sdk:SERVICE:ACTION. */
    static final Dialect SDK = new Dialect(MemberName.ACCESSOR, Blobs.TEXT, Set.of());

    /** How bytes are written. */
    enum Blobs {
        /** As the text they are in UTF-8, where they are some; JSON that is no text as its text. */
        TEXT,
        /** In Base64. */
        BASE64
    }

    static Dialect optimized(Set<String> json) {
        return new Dialect(MemberName.WIRE, Blobs.BASE64, json);
    }

    /** Whether a text may be given as JSON: any, or what has members. */
    boolean takesJson(String path, boolean container) {
        return names == MemberName.ACCESSOR ? container : json.contains(path);
    }
}
