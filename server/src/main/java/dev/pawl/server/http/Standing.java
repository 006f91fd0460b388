package dev.pawl.server.http;

/**
 * How far a caller is known before the body of the request is here: so much of the memory may its body take.
 */
public enum Standing {
    /** By nothing that was sent. */
    STRANGER(64),
    /** By the id of a key that there is; that the secret is known, too, only the whole request can show. */
    CLAIMED(16),
    /** By what only they have. */
    KNOWN(16);

    private final int share;

    Standing(int share) {
        this.share = share;
    }

    /** How many bytes the bodies of all such callers may take together, of a heap of that size. */
    long bytesOf(long heap) {
        return heap / share;
    }
}
