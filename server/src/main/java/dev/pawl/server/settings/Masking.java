package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Makes a configuration one that may be shown: secrets that stand in it as text do not stay. */
public final class Masking {
    private static final String HIDDEN = "****";
    /** Also where the schema leaves names open, such as those of headers. */
    private static final Pattern SECRET = Pattern
            .compile("(?i).*(password|secret|token|authorization|cookie|api[-_]?key)");
    private static final Pattern IN_URL = Pattern.compile("(?i)([?&;](?:password|sslpassword)=)[^&;]*|(?<=://)[^/@]*@");

    private final JsonNode schema;

    /** Of what this describes. */
    public Masking(SettingsSchema described) {
        schema = described.json();
    }

    /** A copy without secrets; where one is only named, as {@code {{secret:mail}}}, the name stays. */
    public ObjectNode of(ObjectNode configuration) {
        return object(configuration, schema);
    }

    private static ObjectNode object(ObjectNode from, JsonNode schema) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        from.properties().forEach(member -> {
            JsonNode named = schema.path("properties").path(member.getKey());
            shown.set(member.getKey(), value(member.getValue(),
                    named.isMissingNode() ? schema.path("additionalProperties") : named, member.getKey()));
        });
        return shown;
    }

    private static JsonNode value(JsonNode value, JsonNode schema, String name) {
        return switch (value) {
            case ObjectNode object -> object(object, schema);
            case ArrayNode list -> {
                ArrayNode shown = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> shown.add(value(item, schema.path("items"), name)));
                yield shown;
            }
            default -> scalar(value, schema.path("writeOnly").asBoolean() || SECRET.matcher(name).matches());
        };
    }

    private static JsonNode scalar(JsonNode value, boolean secret) {
        boolean bare = !value.asText().contains("{{secret:");
        if (secret && bare && !value.isBoolean() && !value.isNull()) {
            return JsonNodeFactory.instance.textNode(HIDDEN);
        }
        return value.isTextual()
                ? JsonNodeFactory.instance.textNode(IN_URL.matcher(value.textValue())
                        .replaceAll(found -> found.group(1) == null ? HIDDEN + "@" : found.group(1) + HIDDEN))
                : value;
    }
}
