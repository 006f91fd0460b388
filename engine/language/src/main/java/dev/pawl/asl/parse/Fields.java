package dev.pawl.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.QueryLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a definition, read field by field. What is wrong is reported, and reading goes on with a
 * stand-in, so that
 * one mistake hides no other. A model that was built with stand-ins is never handed out.
 */
final class Fields {
    private final JsonNode node;
    private final Location location;
    private final Problems problems;
    private final boolean object;

    private Fields(JsonNode node, Location location, Problems problems, boolean object) {
        this.node = node;
        this.location = location;
        this.problems = problems;
        this.object = object;
    }

    /** Anything else than an object is reported, and then read as if it were empty. */
    static Fields of(JsonNode node, Location location, Problems problems) {
        if (node.isObject()) {
            return new Fields(node, location, problems, true);
        }
        problems.schema("Expected value of type [OBJECT]", location);
        return new Fields(JsonNodeFactory.instance.objectNode(), location, problems, false);
    }

    Location location() {
        return location;
    }

    Location at(String name) {
        return location.child(name);
    }

    Problems problems() {
        return problems;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** The names of all fields, as they were written. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name));
    }

    /** Reports fields that do not belong here, or not in this query language. */
    void allowOnly(AllowedFields allowed, QueryLanguage language) {
        for (String name : names()) {
            allowed.complaint(name, language).ifPresent(c -> problems.schema(c, location));
        }
    }

    void require(String... names) {
        List<String> missing = Arrays.stream(names).filter(n -> !has(n)).toList();
        if (object && !missing.isEmpty()) {
            problems.schema("These fields are required: [" + String.join(", ", missing) + "]", location);
        }
    }

    /** At most one of them may be there. */
    void atMostOne(String... names) {
        if (Arrays.stream(names).filter(this::has).count() > 1) {
            problems.schema("There should only be one of the following fields: " + Arrays.toString(names), location);
        }
    }

    /** Exactly one of them must be there. */
    void exactlyOne(String... names) {
        atMostOne(names);
        if (object && Arrays.stream(names).noneMatch(this::has)) {
            problems.schema("This object should have only one of the following fields: " + Arrays.toString(names),
                    location);
        }
    }

    Optional<String> text(String name) {
        return value(name).flatMap(v -> asText(v, at(name)));
    }

    /** A text that was required before; nothing stands in for it but the empty text. */
    String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    private Optional<String> asText(JsonNode value, Location at) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        problems.schema("Expected value of type [STRING]", at);
        return Optional.empty();
    }

    /** A text out of a few. */
    Optional<String> oneOf(String name, String... choices) {
        Optional<String> text = text(name);
        if (text.isPresent() && !Arrays.asList(choices).contains(text.get())) {
            problems.schema("Value should be one of the following: " + Arrays.toString(choices), at(name));
            return Optional.empty();
        }
        return text;
    }

    /** An array of texts, which may be empty only if it is not there. */
    List<String> texts(String name) {
        return elements(name, false, e -> asText(e.node(), e.location()).orElse(""));
    }

    /** An element of an array, and where it stands. */
    record Element(JsonNode node, Location location) {}

    /** Reads each element of an array; one that is not there is empty. */
    <T> List<T> elements(String name, boolean mayBeEmpty, Function<Element, T> reader) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            problems.schema("Expected value of type [ARRAY]", at(name));
            return List.of();
        }
        if (value.get().isEmpty() && !mayBeEmpty) {
            problems.schema("Value cannot be empty", at(name));
        }
        List<T> elements = new ArrayList<>();
        for (JsonNode e : value.get()) {
            elements.add(reader.apply(new Element(e, at(name).index(elements.size()))));
        }
        return List.copyOf(elements);
    }

    /** The object in a field. */
    Optional<Fields> object(String name) {
        return value(name).map(v -> Fields.of(v, at(name), problems));
    }
}
