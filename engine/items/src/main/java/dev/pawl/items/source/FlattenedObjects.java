package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.format.Format;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of many objects as one sequence. */
final class FlattenedObjects implements SourceValues {
    private final Buckets buckets;
    private final ObjectQueue queue;
    private final Format format;
    private @Nullable SingleObject current;
    private @Nullable ObjectRef object;

    private FlattenedObjects(Buckets buckets, ObjectQueue queue, Format format) {
        this.buckets = buckets;
        this.queue = queue;
        this.format = format;
    }

    /** Opens them where a position says; the queue is at that place already. */
    static FlattenedObjects open(Buckets buckets, ObjectQueue queue, Format format, JsonNode position)
            throws IOException {
        FlattenedObjects all = new FlattenedObjects(buckets, queue, format);
        JsonNode at = position.path("at");
        if (!at.isMissingNode()) {
            all.begin(ObjectRef.of(position.path("bucket").asText(), position.path("key").asText()), at);
        }
        return all;
    }

    private SingleObject begin(ObjectRef next, JsonNode at) throws IOException {
        SingleObject opened = SingleObject.open(buckets, next, format, at);
        current = opened;
        object = next;
        return opened;
    }

    @Override
    public Optional<Sourced> next() throws IOException {
        while (true) {
            SingleObject opened = current;
            if (opened == null) {
                Optional<ObjectRef> next = queue.next();
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                opened = begin(next.get(), JsonNodeFactory.instance.missingNode());
            }
            Optional<Sourced> value = opened.next();
            if (value.isPresent()) {
                return value;
            }
            close();
        }
    }

    @Override
    public ObjectNode position() {
        ObjectNode position = queue.position();
        SingleObject opened = current;
        ObjectRef open = object;
        if (opened != null && open != null) {
            position.put("bucket", open.bucket()).put("key", open.key()).set("at", opened.position());
        }
        return position;
    }

    @Override
    public void close() throws IOException {
        SingleObject opened = current;
        current = null;
        object = null;
        if (opened != null) {
            opened.close();
        }
    }
}
