package dev.pawl.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.ItemReader;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsProvider;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.ReaderConfig;
import dev.pawl.items.SourceItem;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.Listing;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.bucket.Upload;
import dev.pawl.json.Payload;
import dev.pawl.teststate.FileItems;
import dev.pawl.teststate.mock.StateTestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a test says that an ItemReader has read, as the only object of a bucket, for the real readers to read.
 */
record MadeUpFile(ItemsProvider formats) implements FileItems {
    private static final String NAME = "made-up";
    private static final String RESOURCE = "arn:aws:states:::s3:getObject";
    private static final Set<String> KINDS = Set.of("CSV", "JSONL");

    @Override
    public Optional<Payload> read(ItemReader reader, String data) {
        ReaderConfig config = reader.readerConfig()
                .map(written -> ReaderConfig.of(written, Optional.empty(), OptionalLong.empty()))
                .orElse(ReaderConfig.NONE);
        if (!KINDS.contains(config.inputType().orElse(""))) {
            return Optional.empty();
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("Bucket", NAME).put("Key", NAME);
        ItemsRequest request = new ItemsRequest(RESOURCE, Payload.of(arguments), config, Optional.empty(), NAME);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        try (ItemCursor cursor = formats.readers(new OneObject(data)).open(request,
                Optional.empty())) {
            for (Optional<SourceItem> item = cursor.next(); item.isPresent(); item = cursor.next()) {
                items.add(item.get().value().value());
            }
        } catch (ItemsException e) {
            throw StateTestException.validation("MapItemReaderData cannot be read: " + e.getMessage());
        }
        return Optional.of(Payload.of(items));
    }

    private record OneObject(String text) implements Buckets {
        @Override
        public boolean has(String bucket) {
            return true;
        }

        @Override
        public StoredObject open(ObjectRef object, long offset, long length) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int from = (int) Math.min(offset, bytes.length);
            return new StoredObject(new ByteArrayInputStream(bytes, from, bytes.length - from), bytes.length, NAME,
                    Optional.empty(), Optional.empty());
        }

        @Override
        public Listing list(String bucket, String prefix, Optional<String> after) {
            return new Listing(List.of(), false);
        }

        @Override
        public Upload put(String bucket, String key, String contentType) throws BucketException {
            throw new UnsupportedOperationException("Expected to be read only");
        }
    }
}
