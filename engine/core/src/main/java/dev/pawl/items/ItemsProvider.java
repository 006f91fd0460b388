package dev.pawl.items;

import dev.pawl.items.bucket.Buckets;

/**
 * Makes readers and writers over buckets; found by {@link java.util.ServiceLoader}, so that a jar is enough.
 */
public interface ItemsProvider {
    /** Opens what lies in buckets. */
    ItemReaders readers(Buckets buckets);

    /** Writes into buckets. */
    ResultWriters writers(Buckets buckets);
}
