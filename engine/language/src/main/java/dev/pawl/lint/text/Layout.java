package dev.pawl.lint.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** How a text is laid out: its line ends and how far it indents. */
final class Layout {
    private final String text;
    private final String newLine;
    private final String unit;

    Layout(String text, Span whole) {
        this.text = text;
        this.newLine = text.contains("\r\n") ? "\r\n" : "\n";
        this.unit = whole.parts().isEmpty() ? "  " : indentOr(whole.parts().get(0).start(), "  ");
    }

    private String indentOr(int at, String otherwise) {
        String indent = indent(at);
        return indent.isEmpty() ? otherwise : indent;
    }

    /** The blanks with which the line of this place begins. */
    String indent(int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, Math.min(end, Math.max(at, line)));
    }

    /** What goes before a new part of this object or array, which has others or has none. */
    String gap(Span container) {
        if (container.parts().isEmpty()) {
            return newLine + indent(container.start()) + unit;
        }
        int last = container.parts().get(container.parts().size() - 1).start();
        return isLined(container) ? newLine + indent(last) : " ";
    }

    /** Whether the last part has a line of its own. */
    boolean isLined(Span container) {
        if (container.parts().isEmpty()) {
            return true;
        }
        int last = container.parts().get(container.parts().size() - 1).start();
        return text.substring(text.lastIndexOf('\n', last - 1) + 1, last).isBlank();
    }

    /** What goes behind the only part that is put into an empty object or array. */
    String closing(Span container) {
        return newLine + indent(container.start());
    }

    /** A value as text: on one line, or on lines of which all but the first are indented. */
    String value(JsonNode value, boolean lined, String indent) {
        boolean scalars = !value.isObject()
                && StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode);
        if (!lined || scalars || value.isEmpty()) {
            return flat(value);
        }
        String inner = indent + unit;
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(e -> parts.add(value(e, true, inner)));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            parts.add(name(member.getKey()) + ": " + value(member.getValue(), true, inner));
        }
        return (value.isArray() ? "[" : "{") + newLine + inner + String.join("," + newLine + inner, parts) + newLine
                + indent + (value.isArray() ? "]" : "}");
    }

    private static String flat(JsonNode value) {
        if (!value.isContainerNode()) {
            return Json.write(value);
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(e -> parts.add(flat(e)));
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            parts.add(name(member.getKey()) + ": " + flat(member.getValue()));
        }
        return (value.isArray() ? "[" : "{") + String.join(", ", parts) + (value.isArray() ? "]" : "}");
    }

    /** A member's name as it stands in a text. */
    static String name(String name) {
        return Json.write(TextNode.valueOf(name));
    }
}
