package dev.pawl.items.bucket;

/** Buckets as definitions reach them: all but those that the server keeps things of its own in. */
public final class DefinitionBuckets implements BucketChoice {
    private final Buckets all;
    private final OwnPlaces own;

    /** All but those. */
    public DefinitionBuckets(Buckets all, OwnPlaces own) {
        this.all = all;
        this.own = own;
    }

    @Override
    public Buckets keeping(String bucket) throws BucketException {
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
    public void close() {
        all.close();
    }
}
