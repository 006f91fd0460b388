package dev.pawl.server.sam.resource;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DefinitionSubstitutions: values for {@code ${Name}}, also in the midst of longer texts. */
final class Substitutions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private final Map<String, String> values;
    private final Set<String> used = new LinkedHashSet<>();

    Substitutions(Map<String, String> values) {
        this.values = values;
    }

    /** In text of any kind. */
    String inText(String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (placeholder.find()) {
            placeholder.appendReplacement(out, Matcher.quoteReplacement(value(placeholder, false)));
        }
        return placeholder.appendTail(out).toString();
    }

    /** In JSON: within a text, a value is written as a text is; outside, as it is. */
    String inJson(String json) {
        Matcher placeholder = PLACEHOLDER.matcher(json);
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        int seen = 0;
        while (placeholder.find()) {
            for (; seen < placeholder.start(); seen++) {
                char c = json.charAt(seen);
                if (c == '\\') {
                    seen++;
                } else if (c == '"') {
                    quoted = !quoted;
                }
            }
            seen = placeholder.end();
            placeholder.appendReplacement(out, Matcher.quoteReplacement(value(placeholder, quoted)));
        }
        return placeholder.appendTail(out).toString();
    }

    private String value(Matcher placeholder, boolean quoted) {
        String name = placeholder.group(1);
        String value = values.get(name);
        if (value == null) {
            return placeholder.group();
        }
        used.add(name);
        String json = Json.write(TextNode.valueOf(value));
        return quoted ? json.substring(1, json.length() - 1) : value;
    }

    /** Names without a placeholder. */
    List<String> unused() {
        return values.keySet().stream().filter(name -> !used.contains(name)).toList();
    }

    /** Placeholders of a definition after substitution. */
    Set<String> missing(String text) {
        Set<String> missing = new LinkedHashSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            missing.add(placeholder.group(1));
        }
        return missing;
    }
}
