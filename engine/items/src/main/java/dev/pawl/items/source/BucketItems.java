package dev.pawl.items.source;

import dev.pawl.items.ItemReaders;
import dev.pawl.items.ItemsProvider;
import dev.pawl.items.ResultWriters;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.result.BucketResultWriters;

/** Items from buckets, results into buckets, in every format that a distributed Map knows. */
public final class BucketItems implements ItemsProvider {
    /** For {@link java.util.ServiceLoader}, and for programs that embed the engine. */
    public BucketItems() {}

    @Override
    public ItemReaders readers(Buckets buckets) {
        Sources sources = new Sources(buckets);
        return (request, position) -> SourceCursor.open(sources, request, position);
    }

    @Override
    public ResultWriters writers(Buckets buckets) {
        return new BucketResultWriters(buckets);
    }
}
