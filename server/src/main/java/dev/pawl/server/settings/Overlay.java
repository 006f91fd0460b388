package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What comes over a configuration's file: variables, and over them flags. */
public final class Overlay {
    private final Supplier<SettingsSchema> schema;
    private final Map<String, String> variables;
    private final List<String> flags;

    /**
     * An overlay.
     *
     * @param schema
     *            asked for only if something is set
     * @param flags
     *            each {@code NAME=VALUE}
     */
    public Overlay(Supplier<SettingsSchema> schema, Map<String, String> variables, List<String> flags) {
        this.schema = schema;
        this.variables = Map.copyOf(variables);
        this.flags = List.copyOf(flags);
    }

    /**
     * A configuration and where its parts came from.
     *
     * @param root
     *            the whole
     * @param origins
     *            variable or flag, by JSON Pointer; what is not there came from the file
     */
    public record Overlaid(ObjectNode root, Map<String, String> origins) {}

    /**
     * Puts variables and flags over a file.
     *
     * @throws ConfigurationException
     *             naming the variable or the flag that is wrong
     */
    public Overlaid over(JsonNode file) {
        ObjectNode root = file instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        Map<String, String> origins = new LinkedHashMap<>();
        if (variables.keySet().stream().anyMatch(name -> name.startsWith("PAWL_"))) {
            for (Setting setting : schema.get().settings()) {
                String value = variables.getOrDefault(setting.variable(), "");
                if (!value.isEmpty()) {
                    put(root, setting.path(), value(setting.schema(), value, setting.variable()), setting.variable(),
                            origins);
                }
            }
        }
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            if (equals < 1) {
                throw new ConfigurationException("Expected NAME=VALUE after --set, such as server.port=8083, but found "
                        + flag);
            }
            List<String> path = List.of(flag.substring(0, equals).split("\\.", -1));
            String origin = "--set " + flag.substring(0, equals);
            put(root, path, value(find(path), flag.substring(equals + 1), origin), origin, origins);
        }
        return new Overlaid(root, origins);
    }

    private JsonNode find(List<String> path) {
        SettingsSchema known = schema.get();
        for (int end = 1; end <= path.size(); end++) {
            if (known.at(path.subList(0, end)).isEmpty()) {
                throw new ConfigurationException("Expected one of "
                        + String.join(", ", known.members(path.subList(0, end - 1))) + " after --set "
                        + String.join(".", path.subList(0, end - 1)) + (end > 1 ? "." : "") + ", but found "
                        + path.get(end - 1));
            }
        }
        return known.at(path).orElseThrow();
    }

    private static void put(ObjectNode root, List<String> path, JsonNode value, String origin,
            Map<String, String> origins) {
        ObjectNode here = root;
        for (String member : path.subList(0, path.size() - 1)) {
            here = here.path(member) instanceof ObjectNode deeper ? deeper : here.putObject(member);
        }
        here.set(path.getLast(), value);
        StringBuilder pointer = new StringBuilder();
        path.forEach(member -> pointer.append('/').append(member.replace("~", "~0").replace("/", "~1")));
        origins.put(pointer.toString(), origin);
    }

    private static JsonNode value(JsonNode wanted, String text, String origin) {
        return switch (wanted.path("type").asText("")) {
            case "integer", "number" -> number(text, origin);
            case "boolean" -> flag(text, origin);
            case "array" -> text.startsWith("[") ? json(text, origin) : list(text);
            case "object" -> json(text, origin);
            case "string" -> JsonNodeFactory.instance.textNode(text);
            default -> scalar(text);
        };
    }

    private static JsonNode number(String text, String origin) {
        return Optional.of(scalar(text)).filter(JsonNode::isNumber).orElseThrow(
                () -> new ConfigurationException("Expected a number in " + origin + ", but found another text"));
    }

    private static JsonNode flag(String text, String origin) {
        return switch (text) {
            case "true" -> JsonNodeFactory.instance.booleanNode(true);
            case "false" -> JsonNodeFactory.instance.booleanNode(false);
            default -> throw new ConfigurationException(
                    "Expected true or false in " + origin + ", but found another text");
        };
    }

    private static JsonNode list(String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<String> parts = new ArrayList<>(List.of(text.split(",", -1)));
        parts.stream().map(String::strip).filter(part -> !part.isEmpty()).forEach(list::add);
        return list;
    }

    private static JsonNode json(String text, String origin) {
        try {
            return Json.read(text);
        } catch (JsonTextException e) {
            throw new ConfigurationException("Expected JSON in " + origin + ", but: " + e.getMessage());
        }
    }

    /** A number as such, all else as a text. */
    private static JsonNode scalar(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,9})?") && !text.matches("-?0\\d.*")
                ? Json.read(text)
                : JsonNodeFactory.instance.textNode(text);
    }
}
