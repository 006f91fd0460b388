package dev.pawl.history.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes one transition in stored form. */
final class StoredWriter {
    /** How far back the same payload is looked for: it is nearly always the last one or the one before. */
    private static final int LOOK_BACK = 24;
    private static final int USUAL_CHARS = 1024;

    private final StringWriter text = new StringWriter(USUAL_CHARS);
    private final JsonGenerator json;
    private final List<Payload> payloads;
    private final List<Integer> apart = new ArrayList<>(0);

    StoredWriter(List<Payload> known) {
        payloads = new ArrayList<>(known);
        try {
            json = Json.storedFactory().createGenerator(text);
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void event(HistoryEvent event, @Nullable HistoryEvent before) {
        try {
            json.writeStartObject();
            text(Keys.TYPE, StoredEvents.tag(event.event()));
            header(event, before);
            StoredEvents.write(event.event(), this);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HistoryCodec.Encoded finish() {
        try {
            json.writeEndArray();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HistoryCodec.Encoded(text.toString(), payloads, apart);
    }

    private void header(HistoryEvent event, @Nullable HistoryEvent before) throws IOException {
        long lastId = before == null ? 0 : before.id();
        long lastMillis = before == null ? 0 : before.timestamp().toEpochMilli();
        if (event.id() != lastId + (event.visible() ? 1 : 0)) {
            number(Keys.ID, event.id());
        }
        if (event.previousEventId() != lastId) {
            number(Keys.PREVIOUS, event.previousEventId());
        }
        long millis = event.timestamp().toEpochMilli() - lastMillis;
        if (millis != 0) {
            number(Keys.MILLIS, millis);
        }
        if (event.frame() != 0) {
            number(Keys.FRAME, event.frame());
        }
    }

    void text(String key, String value) throws IOException {
        json.writeStringField(key, value);
    }

    void text(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    void number(String key, long value) throws IOException {
        json.writeNumberField(key, value);
    }

    void number(String key, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsLong());
        }
    }

    void moment(String key, Instant value) throws IOException {
        json.writeNumberField(key, value.toEpochMilli());
    }

    void failure(Failure failure) throws IOException {
        text(Keys.ERROR, failure.error());
        text(Keys.CAUSE, failure.cause());
    }

    void payload(String key, Optional<Payload> payload) throws IOException {
        if (payload.isPresent()) {
            payload(key, payload.get());
        }
    }

    void payload(String key, Payload payload) throws IOException {
        int number = numberOf(payload);
        if (number >= 0) {
            json.writeNumberField(key + Keys.AGAIN, number);
            return;
        }
        String value = payload.text();
        if (value.length() > HistoryCodec.INLINE_CHARS) {
            apart.add(payloads.size());
            json.writeNumberField(key + Keys.APART, payloads.size());
        } else {
            json.writeFieldName(key);
            json.writeRawValue(value);
        }
        payloads.add(payload);
    }

    void payloads(String key, Map<String, Payload> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, Payload> value : values.entrySet()) {
            json.writeObjectFieldStart(value.getKey());
            payload("", value.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    @SuppressWarnings("ReferenceEquality") // Comparing values would cost more than writing one again.
    private int numberOf(Payload payload) {
        for (int i = payloads.size() - 1, end = Math.max(0, i - LOOK_BACK); i >= end; i--) {
            if (payloads.get(i) == payload) {
                return i;
            }
        }
        return -1;
    }
}
