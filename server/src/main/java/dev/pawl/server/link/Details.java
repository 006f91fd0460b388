package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON as names and values, for people who need not know what JSON is. */
final class Details {
    private static final int DEEPEST = 4;
    private static final int MOST = 100;

    private Details() {}

    static String html(JsonNode value) {
        return html(value, 0);
    }

    private static String html(JsonNode value, int level) {
        if (value.isValueNode() || level > DEEPEST) {
            return Html.escaped(plain(value));
        }
        StringBuilder out = new StringBuilder(value.isArray() ? "<ol>" : "<dl>");
        if (value.isArray()) {
            value.valueStream().limit(MOST)
                    .forEach(one -> out.append("<li>").append(html(one, level + 1)).append("</li>"));
            return out.append("</ol>").toString();
        }
        value.propertyStream().limit(MOST)
                .forEach(one -> out.append("<div><dt>").append(Html.escaped(spaced(one.getKey()))).append("</dt><dd>")
                        .append(html(one.getValue(), level + 1)).append("</dd></div>"));
        return out.append("</dl>").toString();
    }

    private static String plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isNull() ? "\u2013" : FormShape.text(value);
    }

    private static String spaced(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ');
    }
}
