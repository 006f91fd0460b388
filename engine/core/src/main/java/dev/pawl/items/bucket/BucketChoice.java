package dev.pawl.items.bucket;

import java.util.Optional;

/** Buckets that others keep: each call goes to those who keep its bucket. */
interface BucketChoice extends Buckets {
    /**
     * Who keeps that bucket.
     *
     * @throws BucketException
     *             if it may not be reached
     */
    Buckets keeping(String bucket) throws BucketException;

    @Override
    default StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        return keeping(object.bucket()).open(object, offset, length);
    }

    @Override
    default Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        return keeping(bucket).list(bucket, prefix, after);
    }

    @Override
    default Upload put(String bucket, String key, String contentType) throws BucketException {
        return keeping(bucket).put(bucket, key, contentType);
    }

    @Override
    default void delete(String bucket, String key) throws BucketException {
        keeping(bucket).delete(bucket, key);
    }
}
