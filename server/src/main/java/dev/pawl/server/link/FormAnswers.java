package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a form's fields sent. What was left empty is left out, and what is no number stays a text: the
 * schema says
 * whether that will do.
 */
final class FormAnswers {
    private static final int LONGEST_NUMBER = 400;

    private final Map<String, String> sent;

    private FormAnswers(Map<String, String> sent) {
        this.sent = sent;
    }

    /** The answers; an empty object if nothing was said. */
    static JsonNode of(JsonNode shape, Map<String, String> sent) {
        return new FormAnswers(sent).value(FormPlace.root(shape))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** How many rows of a list were sent. */
    static int rows(FormPlace place, Map<String, String> values) {
        return Math.min(number(values.get(place.rowsName())), FormPlace.MOST_ROWS);
    }

    /** Which variant was chosen. */
    static int variant(FormPlace place, Map<String, String> values) {
        return Math.min(number(values.get(place.variantName())), FormShape.variants(place.schema()).size() - 1);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private Optional<JsonNode> value(FormPlace place) {
        return switch (place.kind()) {
            case CONSTANT -> Optional.of(place.schema().path("const"));
            case CHOICE -> said(place).map(text -> chosen(FormShape.choices(place.schema()), text));
            case VARIANT -> value(place.variant(variant(place, sent)));
            case FLAG -> Optional.of(JsonNodeFactory.instance.booleanNode(said(place).isPresent()));
            case TEXT -> said(place).map(text -> JsonNodeFactory.instance.textNode(text(place, text)));
            case NUMBER -> said(place).map(FormAnswers::numberOf);
            case GROUP -> group(place);
            case LIST -> list(place);
            case CHECKS -> checks(place);
            case JSON -> said(place).map(FormAnswers::json);
        };
    }

    private Optional<String> said(FormPlace place) {
        return Optional.ofNullable(sent.get(place.name())).filter(text -> !text.isEmpty());
    }

    /** An object that nobody has to give is there if something of it was said. */
    private Optional<JsonNode> group(FormPlace place) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        boolean given = place.required();
        for (FormPlace member : place.members()) {
            Optional<JsonNode> value = value(member);
            String name = member.pointer().substring(place.pointer().length() + 1).replace("~1", "/").replace("~0",
                    "~");
            value.ifPresent(found -> out.set(name, found));
            given |= value.isPresent() && switch (member.kind()) {
                case CONSTANT -> false;
                case FLAG -> value.get().asBoolean();
                case CHOICE, VARIANT, TEXT, NUMBER, GROUP, LIST, CHECKS, JSON -> true;
            };
        }
        return given ? Optional.of(out) : Optional.empty();
    }

    private Optional<JsonNode> list(FormPlace place) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < rows(place, sent); i++) {
            value(place.row(i)).ifPresent(out::add);
        }
        return out.isEmpty() && !place.required() ? Optional.empty() : Optional.of(out);
    }

    private Optional<JsonNode> checks(FormPlace place) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        List<FormShape.Choice> choices = FormShape.choices(place.schema().path("items"));
        for (int i = 0; i < choices.size(); i++) {
            if (sent.containsKey(place.checkName(i))) {
                out.add(choices.get(i).value());
            }
        }
        return out.isEmpty() && !place.required() ? Optional.empty() : Optional.of(out);
    }

    private static JsonNode chosen(List<FormShape.Choice> choices, String text) {
        int index = text.matches("\\d{1,4}") ? Integer.parseInt(text) : choices.size();
        return index < choices.size() ? choices.get(index).value() : JsonNodeFactory.instance.textNode(text);
    }

    /** Without scripts nobody knows the reader's time zone: times are in UTC, and the page says so. */
    private static String text(FormPlace place, String text) {
        if (!place.schema().path("format").asText().equals("date-time") || !text.matches("[-\\d]+T[:.\\d]+")) {
            return text;
        }
        return text + (text.length() == "2026-03-01T12:00".length() ? ":00Z" : "Z");
    }

    /** A short text can mean a number of a billion digits, which nobody is to write out. */
    private static JsonNode numberOf(String text) {
        JsonNode asText = JsonNodeFactory.instance.textNode(text);
        try {
            BigDecimal number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text.strip());
            return Math.abs((long) number.scale()) > LONGEST_NUMBER ? asText : Json.read(number.toPlainString());
        } catch (NumberFormatException e) {
            return asText;
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
