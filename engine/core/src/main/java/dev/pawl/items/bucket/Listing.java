package dev.pawl.items.bucket;

import java.time.Instant;
import java.util.List;

/**
 * A page of a bucket's objects.
 *
 * @param more
 *            whether there are further ones behind the last
 */
public record Listing(List<Entry> entries, boolean more) {
    /** Keeps its own copy. */
    public Listing {
        entries = List.copyOf(entries);
    }

    /** An object in a listing. */
    public record Entry(String key, String etag, Instant lastModified, long sizeBytes, String storageClass) {}
}
