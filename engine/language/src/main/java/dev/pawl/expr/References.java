package dev.pawl.expr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Texts of a template that stand for themselves and hold a reference in double braces, such as
 * <code>{{secret:NAME}}</code>. A text that only looks like one, because it came with the data, is none.
 */
public final class References {
    private static final String OPENING = "{{";

    private References() {}

    /**
     * JSON Pointers to them; they hold in the template and in what comes of it.
     *
     * @param filled
     *            which keys have values that are filled in
     * @param expression
     *            which texts are expressions
     */
    public static List<String> in(JsonNode template, Predicate<String> filled, Predicate<String> expression) {
        List<String> places = new ArrayList<>();
        collect(template, "", filled, expression, places);
        return List.copyOf(places);
    }

    private static void collect(JsonNode node, String place, Predicate<String> filled, Predicate<String> expression,
            List<String> places) {
        if (node.isTextual() && node.textValue().contains(OPENING) && !expression.test(node.textValue())) {
            places.add(place);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), place + "/" + i, filled, expression, places);
        }
        for (var member : node.properties()) {
            if (!filled.test(member.getKey())) {
                String key = member.getKey().replace("~", "~0").replace("/", "~1");
                collect(member.getValue(), place + "/" + key, filled, expression, places);
            }
        }
    }
}
