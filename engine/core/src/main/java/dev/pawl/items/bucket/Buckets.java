package dev.pawl.items.bucket;

import java.util.Optional;

/** Keeps objects in buckets. May be used by many threads at once; its methods may wait for the network. */
public interface Buckets extends AutoCloseable {
    /**
     * Whether there is a bucket of that name here: who keeps several kinds of buckets asks the first that says
     * so.
     */
    boolean has(String bucket) throws BucketException;

    /**
     * Opens an object for reading.
     *
     * @param offset
     *            bytes to leave out
     * @throws BucketException
     *             NoSuchKey, NoSuchBucket; PreconditionFailed if the object is not the one that the reference
     *             pins
     */
    default StoredObject open(ObjectRef object, long offset) throws BucketException {
        return open(object, offset, Long.MAX_VALUE);
    }

    /**
     * The same, but no more than so many bytes are wanted. The content may go on behind them.
     *
     * @param length
     *            bytes wanted
     */
    StoredObject open(ObjectRef object, long offset, long length) throws BucketException;

    /**
     * A page of the objects whose keys begin with the prefix, in the order of the bytes of their keys.
     *
     * @param after
     *            only keys behind this one; empty for the first page
     */
    Listing list(String bucket, String prefix, Optional<String> after) throws BucketException;

    /** Begins an object. It is there only once it is complete, and replaces what was there. */
    Upload put(String bucket, String key, String contentType) throws BucketException;

    /**
     * Removes an object; one that is not there is no error.
     *
     * @throws BucketException
     *             MethodNotAllowed where objects are never removed
     */
    default void delete(String bucket, String key) throws BucketException {
        throw new BucketException("MethodNotAllowed", "Objects of this kind of bucket are not removed", null);
    }

    @Override
    default void close() {}
}
