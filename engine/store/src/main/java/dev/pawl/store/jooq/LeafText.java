package dev.pawl.store.jooq;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A document's values as one text: number of the path, colon, value; a separator that no value has between.
 */
final class LeafText {
    private static final char SEPARATOR = '\u001d';

    private LeafText() {}

    static String write(Map<Long, Set<String>> leaves) {
        StringBuilder text = new StringBuilder();
        leaves.forEach((path, values) -> values.forEach(
                value -> text.append(text.isEmpty() ? "" : SEPARATOR).append(path).append(':').append(value)));
        return text.toString();
    }

    static void read(String text, BiConsumer<Long, String> each) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf(SEPARATOR, from);
            int to = end < 0 ? text.length() : end;
            int colon = text.indexOf(':', from);
            each.accept(Long.parseLong(text, from, colon, 10), text.substring(colon + 1, to));
            from = to + 1;
        }
    }
}
