package dev.pawl.history.json;

import dev.pawl.history.Failure;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Fields of one stored event: texts, numbers and payloads by key. */
final class Fields {
    private final Map<String, Object> values = new HashMap<>();

    void put(String key, Object value) {
        values.put(key, value);
    }

    String text(String key) {
        return required(key, String.class);
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(get(key, String.class));
    }

    long number(String key, long otherwise) {
        Long value = get(key, Long.class);
        return value == null ? otherwise : value;
    }

    int number(String key) {
        return Math.toIntExact(required(key, Long.class));
    }

    OptionalLong optionalNumber(String key) {
        Long value = get(key, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    Instant moment(String key) {
        return Instant.ofEpochMilli(required(key, Long.class));
    }

    Payload payload(String key) {
        return required(key, Payload.class);
    }

    Optional<Payload> optionalPayload(String key) {
        return Optional.ofNullable(get(key, Payload.class));
    }

    /** Variables by name; none if the field is absent. */
    @SuppressWarnings("unchecked")
    Map<String, Payload> payloads(String key) {
        Map<String, Payload> value = get(key, Map.class);
        return value == null ? Map.of() : value;
    }

    Failure failure() {
        return new Failure(optionalText(Keys.ERROR), optionalText(Keys.CAUSE));
    }

    private <T> T required(String key, Class<T> type) {
        T value = get(key, type);
        if (value == null) {
            throw new JsonTextException("Expected a stored event with \"" + key + "\", but it has " + values.keySet());
        }
        return value;
    }

    private <T> @Nullable T get(String key, Class<T> type) {
        return type.cast(values.get(key));
    }
}
