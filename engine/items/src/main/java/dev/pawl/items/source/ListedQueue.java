package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import java.io.IOException;
import java.util.Optional;

/** The objects under a prefix, to be read. What stands for a folder has nothing to read. */
final class ListedQueue implements ObjectQueue {
    private final Listed listed;
    private final String bucket;

    ListedQueue(Buckets buckets, String bucket, String prefix, JsonNode position) {
        this.bucket = bucket;
        listed = new Listed(buckets, bucket, prefix, Optional.ofNullable(position.path("after").textValue()));
    }

    @Override
    public Optional<ObjectRef> next() throws IOException {
        Optional<Listing.Entry> entry = listed.next();
        while (entry.isPresent() && entry.get().sizeBytes() == 0 && entry.get().key().endsWith("/")) {
            entry = listed.next();
        }
        return entry.map(it -> ObjectRef.of(bucket, it.key()));
    }

    @Override
    public ObjectNode position() {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        listed.last().ifPresent(key -> position.put("after", key));
        return position;
    }
}
