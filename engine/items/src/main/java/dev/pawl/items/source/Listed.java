package dev.pawl.items.source;

import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.KeyOrder;
import dev.pawl.items.bucket.Listing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The objects under a prefix, page by page. */
final class Listed {
    private final Buckets buckets;
    private final String bucket;
    private final String prefix;
    private final Deque<Listing.Entry> page = new ArrayDeque<>();
    private Optional<String> after;
    private boolean more = true;

    /**
     * From the beginning, or behind a key.
     */
    Listed(Buckets buckets, String bucket, String prefix, Optional<String> after) {
        this.buckets = buckets;
        this.bucket = bucket;
        this.prefix = prefix;
        this.after = after;
    }

    Optional<Listing.Entry> next() throws IOException {
        while (page.isEmpty() && more) {
            Listing listing = buckets.list(bucket, prefix, after);
            more = listing.more() && !listing.entries().isEmpty();
            // Not every server knows start-after: what it lists again is left out here.
            listing.entries().stream().filter(entry -> after.isEmpty() || KeyOrder.isBehind(entry.key(), after.get()))
                    .forEach(page::add);
            if (page.isEmpty() && more) {
                after = Optional.of(listing.entries().getLast().key());
            }
        }
        Optional<Listing.Entry> entry = Optional.ofNullable(page.poll());
        entry.ifPresent(it -> after = Optional.of(it.key()));
        return entry;
    }

    /** Key of the object that was given last. */
    Optional<String> last() {
        return after;
    }
}
