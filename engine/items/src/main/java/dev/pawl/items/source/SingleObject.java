package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.Buckets;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.format.Format;
import dev.pawl.items.format.Mark;
import dev.pawl.items.format.Values;
import java.io.IOException;
import java.util.Optional;

/** The values of one object. */
final class SingleObject implements SourceValues {
    private final ObjectContent content;
    private final Values values;
    private final String uri;

    private SingleObject(ObjectContent content, Values values, String uri) {
        this.content = content;
        this.values = values;
        this.uri = uri;
    }

    /** Opens an object where a position says, which may be a missing node. */
    static SingleObject open(Buckets buckets, ObjectRef object, Format format, JsonNode position) throws IOException {
        ObjectContent content = new ObjectContent(buckets, ObjectContent.pinned(object, position));
        try {
            Mark from = position.isMissingNode() ? Mark.START : Mark.of(position);
            return new SingleObject(content, format.open(content, from), object.uri());
        } catch (IOException e) {
            content.drop();
            throw e;
        }
    }

    @Override
    public Optional<Sourced> next() throws IOException {
        return values.next().map(value -> new Sourced(value, uri));
    }

    @Override
    public ObjectNode position() {
        return content.pin().setAll(values.mark().toJson());
    }

    @Override
    public void close() throws IOException {
        values.close();
        content.drop();
    }
}
