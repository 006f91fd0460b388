package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.ObjectRef;
import java.util.List;
import java.util.Optional;

/** The objects that a manifest names. */
final class ManifestQueue implements ObjectQueue {
    private final List<ObjectRef> objects;
    private final ObjectNode pin;
    private int index;

    /**
     * At the place that a position says.
     *
     * @param pin
     *            of the manifest
     */
    ManifestQueue(List<ObjectRef> objects, ObjectNode pin, JsonNode position) {
        this.objects = objects;
        this.pin = pin;
        this.index = position.path("index").asInt();
    }

    @Override
    public Optional<ObjectRef> next() {
        return index < objects.size() ? Optional.of(objects.get(index++)) : Optional.empty();
    }

    @Override
    public ObjectNode position() {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        position.set("manifest", pin);
        return position.put("index", index);
    }
}
