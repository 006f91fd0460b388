package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A form drawn from a JSON Schema: texts, numbers, choices, dates and check marks are fields; whatever else a
 * schema may
 * want is typed as JSON.
 */
final class FormFields {
    private static final String PREFIX = "f.";
    private static final int LONG_TEXT = 200;
    private static final int LONGEST_NUMBER = 400;

    private final JsonNode properties;
    private final Set<String> required = new TreeSet<>();

    FormFields(JsonNode schema) {
        properties = schema.path("properties");
        schema.path("required").forEach(name -> required.add(name.asText()));
    }

    /** The fields. Nothing in them is required by the browser, so that one can always reject. */
    String html() {
        StringBuilder out = new StringBuilder();
        properties.properties().forEach(property -> out.append(field(property.getKey(), property.getValue())));
        return out.toString();
    }

    private String field(String name, JsonNode schema) {
        String label = Html.escaped(schema.path("title").asText(name)) + (required.contains(name) ? " *" : "");
        String hint = schema.hasNonNull("description")
                ? "<small>" + Html.escaped(schema.path("description").asText()) + "</small>"
                : "";
        return "<label>" + label + hint + input(PREFIX + Html.escaped(name), schema) + "</label>";
    }

    private static String input(String name, JsonNode schema) {
        String given = " name=\"" + name + "\"";
        String value = schema.has("default") && schema.path("default").isValueNode()
                ? Html.escaped(schema.path("default").asText())
                : "";
        if (schema.path("enum").isArray()) {
            return select(given, schema.path("enum"), value);
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> "<input type=\"checkbox\" value=\"true\"" + given
                    + (schema.path("default").asBoolean(false) ? " checked" : "") + ">";
            case "integer" -> "<input type=\"number\" step=\"1\" value=\"" + value + "\"" + given + ">";
            case "number" -> "<input type=\"number\" step=\"any\" value=\"" + value + "\"" + given + ">";
            case "string" -> text(given, schema, value);
            default -> "<textarea rows=\"3\" placeholder=\"JSON\"" + given + ">" + value + "</textarea>";
        };
    }

    private static String text(String given, JsonNode schema, String value) {
        if (schema.path("maxLength").asInt(0) > LONG_TEXT) {
            return "<textarea rows=\"4\"" + given + ">" + value + "</textarea>";
        }
        String type = switch (schema.path("format").asText()) {
            case "date" -> "date";
            case "email" -> "email";
            default -> "text";
        };
        return "<input type=\"" + type + "\" value=\"" + value + "\"" + given + ">";
    }

    private static String select(String given, JsonNode choices, String value) {
        StringBuilder out = new StringBuilder("<select" + given + "><option value=\"\"></option>");
        for (JsonNode choice : choices) {
            String text = Html.escaped(choice.asText());
            out.append("<option value=\"").append(text).append('"').append(text.equals(value) ? " selected" : "")
                    .append('>').append(text).append("</option>");
        }
        return out.append("</select>").toString();
    }

    /** The answers that were sent; what was left empty is left out. The schema says whether they will do. */
    ObjectNode answers(Map<String, String> sent) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        properties.properties().forEach(property -> value(property.getValue(),
                Optional.ofNullable(sent.get(PREFIX + property.getKey())).filter(text -> !text.isEmpty()))
                .ifPresent(value -> answers.set(property.getKey(), value)));
        return answers;
    }

    private static Optional<JsonNode> value(JsonNode schema, Optional<String> sent) {
        if (schema.path("type").asText().equals("boolean")) {
            return Optional.of(JsonNodeFactory.instance.booleanNode(sent.filter("true"::equals).isPresent()));
        }
        return sent.map(text -> {
            for (JsonNode choice : schema.path("enum")) {
                if (choice.asText().equals(text)) {
                    return choice;
                }
            }
            return typed(schema.path("type").asText(), text);
        });
    }

    /** A short text can mean a number of a billion digits, which nobody is to write out. */
    private static Optional<JsonNode> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Math.abs((long) number.scale()) > LONGEST_NUMBER
                ? Optional.empty()
                : Optional.of(Json.read(number.toPlainString()));
    }

    private static JsonNode typed(String type, String text) {
        JsonNode asText = JsonNodeFactory.instance.textNode(text);
        try {
            return switch (type) {
                case "string" -> asText;
                case "integer", "number" -> number(text).orElse(asText);
                default -> Json.read(text);
            };
        } catch (NumberFormatException | JsonTextException e) {
            return asText;
        }
    }
}
