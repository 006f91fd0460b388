package dev.pawl.history.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON Pointers of an event; nothing is written if there are none, which is nearly always. */
public final class Places {
    private Places() {}

    /** How they are written. */
    public static Optional<Payload> json(List<String> places) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        places.forEach(array::add);
        return Optional.of(Payload.of(array));
    }

    /** How they are read again. */
    public static List<String> of(Optional<Payload> written) {
        if (written.isEmpty()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        for (JsonNode place : written.get().value()) {
            places.add(place.textValue());
        }
        return places;
    }
}
