package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.bucket.StoredObject;
import dev.pawl.items.format.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object in a bucket. It is pinned by the first opening: what lies there later must be the
 * same.
 */
final class ObjectContent implements Content {
    private final Buckets buckets;
    private ObjectRef object;
    private long sizeBytes;
    /** Opened to learn how it is packed, and not yet asked for. */
    private Compression.@Nullable Recognized ready;

    ObjectContent(Buckets buckets, ObjectRef object) {
        this.buckets = buckets;
        this.object = object;
    }

    /** What pins it, as small JSON. */
    ObjectNode pin() {
        ObjectNode pin = JsonNodeFactory.instance.objectNode();
        object.versionId().ifPresent(version -> pin.put("version", version));
        object.etag().ifPresent(etag -> pin.put("etag", etag));
        return pin;
    }

    /** The object that a pin of {@link #pin} means. */
    static ObjectRef pinned(ObjectRef object, JsonNode pin) {
        return object.pinned(Optional.ofNullable(pin.path("version").textValue()).or(object::versionId),
                Optional.ofNullable(pin.path("etag").textValue()).or(object::etag));
    }

    @Override
    public InputStream open() throws IOException {
        Compression.Recognized recognized = recognized();
        ready = null;
        return recognized.compression().unpacked(recognized.packed());
    }

    @Override
    public InputStream open(long offset) throws IOException {
        return open(offset, Long.MAX_VALUE);
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
        drop();
        return stored(offset, length).content();
    }

    @Override
    public boolean seekable() throws IOException {
        return recognized().compression() == Compression.NONE;
    }

    @Override
    public long sizeBytes() throws IOException {
        recognized();
        return sizeBytes;
    }

    private Compression.Recognized recognized() throws IOException {
        Compression.Recognized known = ready;
        if (known == null) {
            StoredObject stored = stored(0, Long.MAX_VALUE);
            try {
                known = Compression.recognize(stored.content(), object.key(), stored.contentEncoding());
                ready = known;
            } catch (IOException e) {
                stored.close();
                throw e;
            }
        }
        return known;
    }

    private StoredObject stored(long offset, long length) throws IOException {
        StoredObject stored = buckets.open(object, offset, length);
        // Not every server heeds If-Match.
        if (object.etag().isPresent() && !object.etag().get().equals(stored.etag())) {
            stored.close();
            throw BucketException.changed();
        }
        sizeBytes = stored.sizeBytes();
        object = object.pinned(object.versionId().or(stored::versionId), Optional.of(stored.etag()));
        return stored;
    }

    /** Gives back what was opened and is not wanted. */
    void drop() throws IOException {
        Compression.Recognized known = ready;
        ready = null;
        if (known != null) {
            known.packed().close();
        }
    }
}
