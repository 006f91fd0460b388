package dev.pawl.search;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.search.query.DataPath;
import dev.pawl.search.query.Scalars;
import dev.pawl.store.SearchIndex.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers the scalar values of JSON, in their order, until they are enough. */
final class Leaves {
    /** Of one text. */
    static final int MOST = 64;

    private static final int DEEPEST = 10;
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_WORD = 120;
    /** Texts of a payload that has few scalars are not read to their end. */
    private static final int MOST_TOKENS = 20_000;

    private final Set<Value> values;
    private final Consumer<String> words;
    private final Deque<String> containers = new ArrayDeque<>();
    private String path = "";

    /**
     * Gathers to there.
     *
     * @param words
     *            told what people may look for as text
     */
    Leaves(Set<Value> values, Consumer<String> words) {
        this.values = values;
        this.words = words;
    }

    /** Takes what a payload holds. */
    void add(String root, Payload payload) {
        containers.clear();
        path = root;
        int left = values.size() + MOST;
        try (JsonParser json = Json.storedFactory().createParser(payload.text())) {
            JsonToken token = json.nextToken();
            for (int i = 0; i < MOST_TOKENS && token != null && values.size() < left; i++) {
                take(json, token);
                token = json.nextToken();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Expected stored JSON, but it cannot be read", e);
        }
    }

    private void take(JsonParser json, JsonToken token) throws IOException {
        if (token.isStructStart()) {
            containers.push(path);
            path = token == JsonToken.START_ARRAY ? path + DataPath.ELEMENTS : path;
        } else if (token.isStructEnd()) {
            containers.pop();
            path = after(json);
        } else if (token == JsonToken.FIELD_NAME) {
            path = member(containers.element(), json.currentName());
        } else if (containers.size() <= DEEPEST && path.length() <= LONGEST_PATH) {
            scalar(json, token);
        }
    }

    private static String member(String container, String name) {
        return container.length() > LONGEST_PATH ? container : container + DataPath.member(name);
    }

    /** Where the next element stands if an array goes on; a member says its own path. */
    private String after(JsonParser json) {
        String container = containers.isEmpty() ? "" : containers.peek();
        return json.getParsingContext().inArray() ? container + DataPath.ELEMENTS : container;
    }

    private void scalar(JsonParser json, JsonToken token) throws IOException {
        String text = json.getText();
        Optional<String> value = switch (token) {
            case VALUE_STRING -> Optional.of(Scalars.of(text));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Scalars.number(text);
            case VALUE_TRUE, VALUE_FALSE -> Optional.of(Scalars.of(token == JsonToken.VALUE_TRUE));
            case VALUE_NULL -> Optional.of(Scalars.NULL);
            default -> Optional.empty();
        };
        value.ifPresent(found -> values.add(new Value(path, found)));
        if (token != JsonToken.VALUE_NULL) {
            words.accept(text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text);
        }
    }
}
