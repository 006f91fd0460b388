package dev.pawl.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that must not be shown, each in the forms in which it may come back; the latest thousand of them.
 */
final class Redaction {
    private static final String HIDDEN = "****";
    private static final int MOST = 1_000;
    /** Shorter ones would blacken half of any text. */
    static final int SHORTEST = 4;

    private final Set<String> values = new LinkedHashSet<>();
    private volatile List<String> forms = List.of();

    /** From now on, hides that value. */
    synchronized void add(String value) {
        if (value.length() < SHORTEST || !values.add(value)) {
            return;
        }
        if (values.size() > MOST) {
            values.remove(values.iterator().next());
        }
        Set<String> all = new LinkedHashSet<>();
        for (String each : values) {
            String quoted = Json.write(TextNode.valueOf(each));
            all.add(each);
            all.add(quoted.substring(1, quoted.length() - 1));
            String form = URLEncoder.encode(each, StandardCharsets.UTF_8);
            String path = form.replace("+", "%20");
            all.add(form);
            all.add(path);
            // RFC 3986, as queries of connections are written
            String strict = path.replace("*", "%2A").replace("%7E", "~");
            all.add(strict);
            all.add(lenient(strict));
        }
        List<String> longestFirst = new ArrayList<>(all);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        forms = List.copyOf(longestFirst);
    }

    /** As it stands in a URL that somebody wrote as such: what has a meaning there is not encoded. */
    private static String lenient(String strict) {
        String plain = strict;
        for (char c : "!$&'()*+,;=:@/?%".toCharArray()) {
            plain = plain.replace("%" + Integer.toHexString(c).toUpperCase(Locale.ROOT), String.valueOf(c));
        }
        return plain;
    }

    boolean isEmpty() {
        return forms.isEmpty();
    }

    /** The text without any of them. */
    String apply(String text) {
        String shown = text;
        for (String form : forms) {
            if (shown.contains(form)) {
                shown = shown.replace(form, HIDDEN);
            }
        }
        return shown;
    }

    /** The same tree if none of them is in it; otherwise one without them. */
    JsonNode apply(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> {
                String shown = apply(node.textValue());
                yield shown.equals(node.textValue()) ? node : TextNode.valueOf(shown);
            }
            case ARRAY -> array(node);
            case OBJECT -> object(node);
            case NUMBER -> {
                String shown = apply(node.asText());
                yield shown.equals(node.asText()) ? node : TextNode.valueOf(shown);
            }
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> node;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the very same tree means that nothing was hidden
    private JsonNode array(JsonNode node) {
        @Nullable ArrayNode changed = null;
        for (int i = 0; i < node.size(); i++) {
            JsonNode shown = apply(node.get(i));
            if (shown != node.get(i)) {
                changed = changed == null ? ((ArrayNode) node).deepCopy() : changed;
                changed.set(i, shown);
            }
        }
        return changed == null ? node : changed;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private JsonNode object(JsonNode node) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        boolean changed = false;
        for (var member : node.properties()) {
            String name = apply(member.getKey());
            JsonNode shown = apply(member.getValue());
            changed |= shown != member.getValue() || !name.equals(member.getKey());
            copy.set(name, shown);
        }
        return changed ? copy : node;
    }
}
