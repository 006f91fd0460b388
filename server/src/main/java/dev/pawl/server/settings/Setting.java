package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * One setting that has a name of its own, and so a variable and a flag.
 *
 * @param path
 *            members from the section down
 * @param schema
 *            what it may be
 */
public record Setting(List<String> path, JsonNode schema) {
    /** Keeps its own copy of the path. */
    public Setting {
        path = List.copyOf(path);
    }

    /** As {@code --set} takes it, such as {@code server.port}. */
    public String name() {
        return String.join(".", path);
    }

    /** The environment variable, such as {@code PAWL_SERVER_LONG_POLL}. */
    public String variable() {
        StringBuilder name = new StringBuilder("PAWL");
        for (String member : path) {
            name.append('_').append(member.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** What it does, in a sentence. */
    public String description() {
        return schema.path("description").asText();
    }

    /** What holds if nobody says anything else; empty if that depends on other things. */
    public String usual() {
        JsonNode usual = schema.path("default");
        return usual.isTextual() ? usual.textValue() : usual.isMissingNode() ? "" : usual.toString();
    }

    /** In a word or two: what kind of value it takes. */
    public String kind() {
        if (schema.has("enum")) {
            return String.join(", ", schema.path("enum").valueStream().map(JsonNode::asText).toList());
        }
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? SchemaWords.type(schema)
                : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
