package dev.pawl.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a configuration one that may be shown: secrets that stand in it as text do not stay. */
public final class Masking {
    private static final String HIDDEN = "****";
    /** Also where the schema leaves names open, such as those of headers. */
    private static final Pattern SECRET = Pattern
            .compile("(?i).*(password|secret|token|authorization|cookie|api[-_]?key)");
    private static final Pattern IN_URL = Pattern.compile("(?i)([?&;](?:password|sslpassword)=)[^&;]*|(?<=://)[^/@]*@");
    private static final Pattern QUERY = Pattern.compile("([?&][^=&#]*=)[^&#]*");
    private static final Pattern WEB = Pattern.compile("(?i)(https?://)(?:[^/@?#]*@)?([^/?#]+).*");

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
        String text = value.asText();
        Matcher web = WEB.matcher(text);
        if (secret && !text.contains("{{secret:") && !value.isBoolean() && !value.isNull()) {
            return JsonNodeFactory.instance
                    .textNode(web.matches() ? web.group(1) + web.group(2) + "/" + HIDDEN : HIDDEN);
        }
        return value.isTextual() ? JsonNodeFactory.instance.textNode(url(text, web.matches())) : value;
    }

    /** Of the address of a page nothing that a query says; of a database's what is known to be secret. */
    private static String url(String text, boolean web) {
        String shown = IN_URL.matcher(text).replaceAll(found -> found.group(1) == null
                ? HIDDEN + "@"
                : Matcher.quoteReplacement(found.group(1)) + HIDDEN);
        return web
                ? QUERY.matcher(shown).replaceAll(found -> found.group().contains("{{secret:")
                        ? Matcher.quoteReplacement(found.group())
                        : Matcher.quoteReplacement(found.group(1)) + HIDDEN)
                : shown;
    }
}
