package dev.pawl.store.jooq;

import java.nio.charset.StandardCharsets;

/** Numbers that are made of others. */
final class Positions {
    /** Bits for the position of a commit within its partition: enough for 28 years at 20,000 a second. */
    private static final int POSITION_BITS = 44;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Positions() {}

    /** Id of a transition: its partition, then its position, so that what follows commits reads a range. */
    static long id(int partition, long position) {
        return (long) partition << POSITION_BITS | position;
    }

    static int partition(long id) {
        return (int) (id >>> POSITION_BITS);
    }

    static long position(long id) {
        return id & POSITION_MASK;
    }

    /**
     * Short stand-in for an ARN in an index: FNV-1a of its UTF-8 bytes. It is stored, so it must never change.
     */
    static long hash(String arn) {
        long hash = FNV_OFFSET;
        for (byte b : arn.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
