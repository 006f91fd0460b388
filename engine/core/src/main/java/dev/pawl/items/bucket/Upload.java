package dev.pawl.items.bucket;

/**
 * An object on its way into a bucket. Used by one thread at a time. Closing what was not completed leaves
 * nothing.
 */
public interface Upload extends AutoCloseable {
    /** Adds bytes; they may be kept in memory up to some MiB, and are copied. */
    void write(byte[] bytes, int offset, int length) throws BucketException;

    /**
     * Puts the object into its place.
     *
     * @return its size in bytes
     */
    long complete() throws BucketException;

    @Override
    void close();
}
