package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.link.FormShape.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a form: what belongs there, and under which names it is sent. Places are JSON Pointers, and
 * whatever is
 * sent besides values has a name that no pointer can have.
 *
 * @param path
 *            the pointer, and which variants were passed on the way, since these share pointers
 * @param title
 *            what people call it
 * @param required
 *            whether an approval needs it
 */
record FormPlace(JsonNode schema, String pointer, String path, String title, boolean required) {
    /** As many rows of a list are drawn. */
    static final int MOST_ROWS = 50;

    private static final String PREFIX = "f";

    /** The whole form. */
    static FormPlace root(JsonNode shape) {
        return new FormPlace(shape, "", "", shape.path("title").asText("Answers"), true);
    }

    Kind kind() {
        return FormShape.kind(schema);
    }

    /** Under which its value is sent; also its id in the page. */
    String name() {
        return PREFIX + path;
    }

    /** Under which is sent how many rows a list has. */
    String rowsName() {
        return name() + "~n";
    }

    /** Under which is sent which variant is chosen. */
    String variantName() {
        return name() + "~v";
    }

    /** Under which is sent whether a choice is one of several. */
    String checkName(int choice) {
        return name() + "~c" + choice;
    }

    FormPlace member(String member) {
        JsonNode inner = schema.path("properties").path(member);
        String step = "/" + member.replace("~", "~0").replace("/", "~1");
        return new FormPlace(inner, pointer + step, path + step,
                inner.path("title").asText(member), FormShape.requires(schema, member));
    }

    List<FormPlace> members() {
        return schema.path("properties").propertyStream().map(property -> member(property.getKey())).toList();
    }

    FormPlace row(int index) {
        JsonNode items = schema.path("items");
        return new FormPlace(items, pointer + "/" + index, path + "/" + index,
                items.path("title").asText(title) + " " + (index + 1), true);
    }

    /** The place of that name at or below another one, with as many rows as the values say. */
    static Optional<FormPlace> named(FormPlace from, String name, Map<String, String> values) {
        if (from.name().equals(name)) {
            return Optional.of(from);
        }
        return from.inner(values).filter(place -> name.startsWith(place.name()))
                .flatMap(place -> named(place, name, values).stream()).findFirst();
    }

    private Stream<FormPlace> inner(Map<String, String> values) {
        return switch (kind()) {
            case GROUP -> members().stream();
            case LIST -> IntStream.range(0, FormAnswers.rows(this, values)).mapToObj(this::row);
            case VARIANT -> IntStream.range(0, FormShape.variants(schema).size()).mapToObj(this::variant);
            case CONSTANT, CHOICE, FLAG, TEXT, NUMBER, CHECKS, JSON -> Stream.of();
        };
    }

    /** The same place with one of its variants. */
    FormPlace variant(int index) {
        JsonNode variant = FormShape.variants(schema).get(index);
        return new FormPlace(variant, pointer, path + "~o" + index,
                variant.path("title").asText("Choice " + (index + 1)), required);
    }
}
