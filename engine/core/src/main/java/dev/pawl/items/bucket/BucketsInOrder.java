package dev.pawl.items.bucket;

import java.util.List;
import java.util.Optional;

/**
 * Several kinds of buckets as one: each bucket is looked for in the first that has it, and in the last
 * otherwise.
 */
public final class BucketsInOrder implements Buckets {
    private final List<Buckets> kinds;

    private BucketsInOrder(List<Buckets> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** At least one kind. */
    public static Buckets of(List<Buckets> kinds) {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one kind of buckets, but got none");
        }
        return kinds.size() == 1 ? kinds.getFirst() : new BucketsInOrder(kinds);
    }

    private Buckets of(String bucket) throws BucketException {
        for (Buckets kind : kinds.subList(0, kinds.size() - 1)) {
            if (kind.has(bucket)) {
                return kind;
            }
        }
        return kinds.getLast();
    }

    @Override
    public boolean has(String bucket) throws BucketException {
        return of(bucket).has(bucket);
    }

    @Override
    public StoredObject open(ObjectRef object, long offset, long length) throws BucketException {
        return of(object.bucket()).open(object, offset, length);
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> after) throws BucketException {
        return of(bucket).list(bucket, prefix, after);
    }

    @Override
    public Upload put(String bucket, String key, String contentType) throws BucketException {
        return of(bucket).put(bucket, key, contentType);
    }

    @Override
    public void delete(String bucket, String key) throws BucketException {
        of(bucket).delete(bucket, key);
    }

    @Override
    public void close() {
        kinds.forEach(Buckets::close);
    }
}
