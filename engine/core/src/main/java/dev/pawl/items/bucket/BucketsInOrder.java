package dev.pawl.items.bucket;

import java.util.List;

/**
 * Several kinds of buckets as one: each bucket is looked for in the first that has it, and in the last
 * otherwise.
 */
public final class BucketsInOrder implements BucketChoice {
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

    @Override
    public Buckets keeping(String bucket) throws BucketException {
        for (Buckets kind : kinds.subList(0, kinds.size() - 1)) {
            if (kind.has(bucket)) {
                return kind;
            }
        }
        return kinds.getLast();
    }

    @Override
    public boolean has(String bucket) throws BucketException {
        return keeping(bucket).has(bucket);
    }

    @Override
    public void close() {
        kinds.forEach(Buckets::close);
    }
}
