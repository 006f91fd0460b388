package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.format.Value;
import java.io.IOException;
import java.util.Optional;

/** The objects under a prefix themselves: name, size and the like, not what they contain. */
final class ListedObjects implements SourceValues {
    private final Listed listed;
    private final String uri;

    ListedObjects(Buckets buckets, String bucket, String prefix, JsonNode position) {
        listed = new Listed(buckets, bucket, prefix, Optional.ofNullable(position.path("after").textValue()));
        uri = "S3://" + bucket;
    }

    @Override
    public Optional<Sourced> next() throws IOException {
        return listed.next().map(entry -> new Sourced(new Value(Optional.empty(), item(entry)), uri));
    }

    /** Named as AWS names it, with the time in seconds. */
    private static ObjectNode item(Listing.Entry entry) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("Etag", entry.etag()).put("Key", entry.key());
        // S3 knows whole seconds; files know more.
        item.put("LastModified", entry.lastModified().getEpochSecond());
        return item.put("Size", entry.sizeBytes()).put("StorageClass", entry.storageClass());
    }

    @Override
    public ObjectNode position() {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        listed.last().ifPresent(key -> position.put("after", key));
        return position;
    }

    @Override
    public void close() {}
}
