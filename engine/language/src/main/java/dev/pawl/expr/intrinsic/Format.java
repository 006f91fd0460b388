package dev.pawl.expr.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.expr.Meter;
import java.util.Iterator;
import java.util.Map;

/** A text with the other arguments in place of {}. Objects and arrays read as Java prints them, as on AWS. */
record Format() implements IntrinsicFunction {
    @Override
    public String name() {
        return "Format";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        String template = arguments.text(0);
        StringBuilder text = new StringBuilder();
        Meter meter = arguments.meter();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length() && "{}\\".indexOf(template.charAt(i + 1)) >= 0) {
                text.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                if (next >= arguments.count()) {
                    throw new IntrinsicFailure("States.Format has fewer arguments than places for them");
                }
                print(arguments.value(next++), text);
                meter.size(text.length());
                i++;
            } else {
                text.append(c);
            }
        }
        if (next < arguments.count()) {
            throw new IntrinsicFailure("States.Format has more arguments than places for them");
        }
        return TextNode.valueOf(text.toString());
    }

    /** As Java prints values, maps and lists, which is what AWS shows. */
    private static void print(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            text.append('{');
            for (Iterator<Map.Entry<String, JsonNode>> i = value.properties().iterator(); i.hasNext();) {
                Map.Entry<String, JsonNode> member = i.next();
                text.append(member.getKey()).append('=');
                print(member.getValue(), text);
                text.append(i.hasNext() ? ", " : "");
            }
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> i = value.iterator(); i.hasNext();) {
                print(i.next(), text);
                text.append(i.hasNext() ? ", " : "");
            }
            text.append(']');
        } else {
            text.append(value.asText());
        }
    }
}
