package dev.pawl.items.bucket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a bucket's objects.
 *
 * @param continuation
 *            how to ask for the next page; empty after the last
 */
public record Listing(List<Entry> entries, Optional<String> continuation) {
    /** Keeps its own copy. */
    public Listing {
        entries = List.copyOf(entries);
    }

    /** An object in a listing. */
    public record Entry(String key, String etag, Instant lastModified, long sizeBytes, String storageClass) {}
}
