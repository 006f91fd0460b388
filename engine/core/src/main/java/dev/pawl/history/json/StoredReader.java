package dev.pawl.history.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.JsonTextException;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads one transition in stored form. */
final class StoredReader {
    private static final Set<String> PAYLOADS = Set.of(Keys.INPUT, Keys.OUTPUT, Keys.HANDLE, Keys.BEFORE,
            Keys.REFERENCES,
            Keys.BEGINS_WITH,
            Keys.ITEMS, Keys.BEGINS, "");

    private final String text;
    private final JsonParser parser;
    private final List<Payload> payloads;
    private final IntFunction<Payload> apart;

    StoredReader(String text, JsonParser parser, List<Payload> known, IntFunction<Payload> apart) {
        this.text = text;
        this.parser = parser;
        this.payloads = new ArrayList<>(known);
        this.apart = apart;
    }

    List<Payload> payloads() {
        return payloads;
    }

    /** Reads the event whose object has just begun. */
    HistoryEvent event(@Nullable HistoryEvent before) throws IOException {
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            field(fields);
        }
        Event event = StoredEvents.read(fields);
        long lastId = before == null ? 0 : before.id();
        long lastMillis = before == null ? 0 : before.timestamp().toEpochMilli();
        long id = fields.number(Keys.ID, event instanceof Event.Internal ? lastId : lastId + 1);
        long previous = fields.number(Keys.PREVIOUS, lastId);
        Instant when = Instant.ofEpochMilli(lastMillis + fields.number(Keys.MILLIS, 0));
        return new HistoryEvent(id, previous, when, (int) fields.number(Keys.FRAME, 0), event);
    }

    private void field(Fields fields) throws IOException {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (key.endsWith(Keys.AGAIN)) {
            fields.put(key.substring(0, key.length() - 1), payloads.get(parser.getIntValue()));
        } else if (key.endsWith(Keys.APART)) {
            Payload payload = apart.apply(parser.getIntValue());
            payloads.add(payload);
            fields.put(key.substring(0, key.length() - 1), payload);
        } else if (PAYLOADS.contains(key)) {
            fields.put(key, inline());
        } else if (key.equals(Keys.ASSIGNED)) {
            fields.put(key, assigned());
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
            fields.put(key, parser.getLongValue());
        } else if (value == JsonToken.VALUE_STRING) {
            fields.put(key, parser.getText());
        } else {
            throw new JsonTextException("Expected a stored event, but found " + value + " at " + key);
        }
    }

    /** Takes the value's own text, so that it stays as it was first written. */
    private Payload inline() throws IOException {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getCharOffset();
        Payload payload = Payload.stored(text.substring(from, to));
        payloads.add(payload);
        return payload;
    }

    private Map<String, Payload> assigned() throws IOException {
        Map<String, Payload> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Fields one = new Fields();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(one);
            }
            values.put(name, one.payload(""));
        }
        return values;
    }
}
