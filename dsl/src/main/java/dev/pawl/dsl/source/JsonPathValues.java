package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.List;
import java.util.Map;

/** Payload templates of JSONPath: objects and arrays, with paths and calls of intrinsic functions in them. */
final class JsonPathValues {
    private static final String HOLE = ".$";
    private final Vocabulary words;
    private final PlainCode plain;

    JsonPathValues(Vocabulary words) {
        this.words = words;
        this.plain = new PlainCode(words, QueryLanguage.JSON_PATH);
    }

    /** A template of any kind. */
    Code of(JsonNode json) {
        if (json.isObject()) {
            return plain.isLarge(json) || saysTwice(json) ? plain.template(json) : object(json);
        }
        return json.isArray() && !plain.isListOfPlain(json)
                ? Code.chain(PlainCode.list(entry("array"), json.valueStream().map(this::of).toList()))
                : plain.value(json);
    }

    /** Whether any name in it ends like that of a hole. */
    boolean hasHoles(JsonNode json) {
        return json.propertyStream().anyMatch(e -> e.getKey().endsWith(HOLE))
                || json.valueStream().anyMatch(this::hasHoles);
    }

    /** Whether a member is there both as it is and as a hole: calls would name it once. */
    private static boolean saysTwice(JsonNode json) {
        return json.propertyStream().anyMatch(e -> json.has(e.getKey() + HOLE));
    }

    /** A call that names a member and says what it holds: {@code put("id", path("$.id"))}. */
    Call member(String method, String name, JsonNode json) {
        if (name.endsWith(HOLE)) {
            String bare = name.substring(0, name.length() - HOLE.length());
            return Code.call(method, JavaText.of(bare), dynamic(json.textValue()));
        }
        return Code.call(method, JavaText.of(name), plain.isPlain(json) ? plain.of(json) : of(json));
    }

    /** What is found when the state runs. */
    Code dynamic(String text) {
        return text.startsWith("$") ? path(text) : Code.chain(entry("intrinsic"), JavaText.of(text));
    }

    private Code path(String text) {
        if (text.equals("$")) {
            return Code.chain(entry("input"));
        }
        return ContextNames.of(text, "$$.").<Code>map(name -> Code.chain(entry("context")).beside(Code.call(name)))
                .orElseGet(() -> typedPath(text));
    }

    /** A path whose type is decided by the place where it stands. */
    Code typedPath(String text) {
        return Code.chain(entry("path"), JavaText.of(text));
    }

    private Code object(JsonNode json) {
        Chain object = Code.chain(entry("object"));
        for (Map.Entry<String, JsonNode> e : json.properties()) {
            object = object.and(member("put", e.getKey(), e.getValue()));
        }
        return object;
    }

    /** Members of Assign, each a call. */
    List<Call> assign(JsonNode json) {
        if (saysTwice(json)) {
            throw new IllegalArgumentException(
                    "Expected each variable once, but an Assign has one with and without .$: " + json);
        }
        return json.isEmpty()
                ? List.of(Code.call("assignNothing"))
                : json.properties().stream().map(e -> member("assign", e.getKey(), e.getValue())).toList();
    }

    private String entry(String name) {
        return words.entry(QueryLanguage.JSON_PATH, name);
    }
}
