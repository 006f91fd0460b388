package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What browsers check by themselves, and the same in words. */
final class FormLimits {
    private FormLimits() {}

    /** The type of a field, and which keyboard a phone shows. */
    static String type(JsonNode schema) {
        String type = FormShape.type(schema);
        if (type.equals("integer")) {
            return " type=\"number\" inputmode=\"numeric\"";
        }
        if (type.equals("number")) {
            return " type=\"number\" inputmode=\"decimal\"";
        }
        return switch (schema.path("format").asText()) {
            case "date" -> " type=\"date\"";
            case "date-time" -> " type=\"datetime-local\" step=\"1\"";
            case "email", "idn-email" -> " type=\"email\"";
            case "uri", "url" -> " type=\"url\"";
            default -> " type=\"text\"";
        };
    }

    /** Attributes with bounds. */
    static String of(JsonNode schema) {
        StringBuilder out = new StringBuilder();
        switch (FormShape.type(schema)) {
            case "integer", "number" -> {
                limit(out, "min", lowest(schema));
                limit(out, "max", highest(schema));
                boolean whole = FormShape.type(schema).equals("integer");
                limit(out, "step", schema.path("multipleOf").asText(whole ? "1" : "any"));
            }
            case "string" -> {
                limit(out, "minlength", schema.path("minLength").asText());
                limit(out, "maxlength", schema.path("maxLength").asText());
                if (schema.hasNonNull("pattern")) {
                    limit(out, "pattern", "[\\s\\S]*(?:" + schema.path("pattern").asText() + ")[\\s\\S]*");
                }
            }
            default -> {
                // the server judges it
            }
        }
        return out.toString();
    }

    private static void limit(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(' ').append(name).append("=\"").append(Html.escaped(value)).append('"');
        }
    }

    /** What somebody has to know before they type; empty if nothing. */
    static String words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        if (schema.hasNonNull("description")) {
            words.add(schema.path("description").asText());
        }
        String low = lowest(schema);
        String high = highest(schema);
        if (!low.isEmpty() && !high.isEmpty()) {
            words.add(low + " to " + high);
        } else if (!low.isEmpty()) {
            words.add("at least " + low);
        } else if (!high.isEmpty()) {
            words.add("at most " + high);
        }
        if (schema.path("format").asText().equals("date-time")) {
            words.add("time in UTC");
        }
        return String.join(", ", words);
    }

    private static String lowest(JsonNode schema) {
        return schema.hasNonNull("minimum")
                ? schema.path("minimum").asText()
                : beyond(schema.path("exclusiveMinimum"), FormShape.type(schema), 1);
    }

    private static String highest(JsonNode schema) {
        return schema.hasNonNull("maximum")
                ? schema.path("maximum").asText()
                : beyond(schema.path("exclusiveMaximum"), FormShape.type(schema), -1);
    }

    private static String beyond(JsonNode bound, String type, int step) {
        if (!bound.isNumber()) {
            return "";
        }
        return type.equals("integer") && bound.canConvertToLong()
                ? String.valueOf(bound.longValue() + step)
                : bound.asText();
    }
}
