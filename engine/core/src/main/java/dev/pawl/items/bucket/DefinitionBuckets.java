package dev.pawl.items.bucket;

import java.util.Optional;

/** Buckets as definitions reach them: all but those that the server keeps things of its own in. */
public final class DefinitionBuckets implements Buckets {
    private final Buckets all;
    private final OwnPlaces own;

    /** All but those. */
    public DefinitionBuckets(Buckets all, OwnPlaces own) {
        this.all = all;
        this.own = own;
    }

    private Buckets open(String bucket) throws BucketException {
        if (own.has(bucket)) {
            throw new BucketException("AccessDenied", OwnPlaces.reason(bucket), null);
        }
        return all;
    }

    @Override
    public boolean has(String bucket) throws BucketException {
        return all.has(bucket);
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        return open(object.bucket()).open(object, offset, length);
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        return open(bucket).list(bucket, prefix, after);
    }

    @Override
    public Upload put(String bucket, String key, String contentType) throws BucketException {
        return open(bucket).put(bucket, key, contentType);
    }

    @Override
    public void delete(String bucket, String key) throws BucketException {
        open(bucket).delete(bucket, key);
    }

    @Override
    public void close() {
        all.close();
    }
}
