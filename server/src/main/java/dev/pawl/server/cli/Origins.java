package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.json.Json;
import dev.pawl.server.settings.Masking;
import dev.pawl.server.settings.Overlay.Overlaid;
import dev.pawl.server.settings.Setting;
import dev.pawl.server.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All settings that hold, each with where it was set. */
final class Origins {
    /** Variables that commands have known for longer than settings have had theirs; they come over the file. */
    private static final Map<String, List<String>> OVER = Map.of("PAWL_DB", List.of("database", "url"), "PAWL_DB_USER",
            List.of("database", "user"), "PAWL_DB_PASSWORD", List.of("database", "password"));
    /** Variables that are taken where nothing else is said, the later of them first. */
    private static final List<String> REGIONS = List.of("AWS_DEFAULT_REGION", "AWS_REGION");
    private static final List<String> REGION = List.of("server", "region");

    private final SettingsSchema schema;
    private final ObjectNode root;
    private final Map<String, String> set = new HashMap<>();
    private final Optional<Path> file;
    private final SourceMap source;

    /** One of them. */
    record Held(String value, String origin) {}

    /**
     * Of a configuration.
     *
     * @param text
     *            of the file
     */
    Origins(SettingsSchema schema, Overlaid whole, Optional<Path> file, String text, Map<String, String> variables) {
        this.schema = schema;
        this.root = whole.root().deepCopy();
        this.file = file;
        this.source = SourceMap.of(text);
        set.putAll(whole.origins());
        OVER.forEach((variable, path) -> put(variable, path, variables));
        if (root.at("/server/region").isMissingNode()) {
            REGIONS.forEach(variable -> put(variable, REGION, variables));
        }
    }

    private void put(String variable, List<String> path, Map<String, String> variables) {
        String value = variables.getOrDefault(variable, "");
        if (!value.isEmpty()) {
            root.withObject("/" + path.getFirst()).put(path.getLast(), value);
            set.put("/" + String.join("/", path), variable);
        }
    }

    /** What is set, without secrets. */
    ObjectNode whole() {
        return new Masking(schema).of(root);
    }

    /** By name: what is set, and what holds for the rest. */
    Map<String, Held> all() {
        Map<String, Held> all = new TreeMap<>();
        for (Setting setting : schema.settings()) {
            if (!setting.usual().isEmpty()) {
                all.put(setting.name(), new Held(setting.usual(), "default"));
            }
        }
        gather(whole(), "", "", "", all);
        return all;
    }

    private void gather(JsonNode node, String name, String pointer, String location, Map<String, Held> all) {
        String origin = set.get(pointer);
        if (node instanceof ObjectNode object && !object.isEmpty() && origin == null) {
            object.properties().forEach(member -> gather(member.getValue(),
                    name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                    pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                    location + "/" + member.getKey(), all));
        } else if (!name.isEmpty()) {
            all.put(name, new Held(node.isTextual() ? node.textValue() : Json.write(node),
                    origin == null ? inFile(location) : origin));
        }
    }

    private String inFile(String location) {
        SourceMap.Position at = source.position(location);
        return file.map(Path::toString).orElse("the configuration") + ":" + at.line() + ":" + at.column();
    }

    /** For programs. */
    JsonNode json() {
        var list = JsonNodeFactory.instance.arrayNode();
        all().forEach((name, held) -> list.addObject().put("name", name).put("value", held.value()).put("origin",
                held.origin()));
        return list;
    }
}
