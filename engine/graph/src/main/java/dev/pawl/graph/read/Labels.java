package dev.pawl.graph.read;

import dev.pawl.graph.chart.Label;
import java.util.ArrayList;
import java.util.List;

/** Makes texts fit beside an edge. */
final class Labels {
    private static final int LINE = 30;
    private static final int LINES = 2;
    private static final int LONGEST = 4_000;

    private Labels() {}

    /** One line. */
    static Label one(String text) {
        return new Label(List.of(Cut.to(text, LINE)), Cut.to(text, LONGEST));
    }

    /**
     * A single rule takes as many lines as there may be; of several each takes one, and what is left is counted.
     */
    static Label rules(List<String> texts) {
        String whole = Cut.to(String.join("\n", texts), LONGEST);
        if (texts.size() == 1) {
            return new Label(wrapped(texts.getFirst()), whole);
        }
        List<String> lines = new ArrayList<>();
        int shown = texts.size() <= LINES ? texts.size() : LINES - 1;
        texts.subList(0, shown).forEach(text -> lines.add(Cut.to(text, LINE)));
        if (shown < texts.size()) {
            lines.add("or " + (texts.size() - shown) + " more rules");
        }
        return new Label(lines, whole);
    }

    /** Breaks at words where there are some near the end of a line. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > LINE && lines.size() < LINES - 1) {
            int end = breakBefore(rest);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(Cut.to(rest, LINE));
        return lines;
    }

    private static int breakBefore(String text) {
        for (String word : List.of(" and ", " or ")) {
            int at = text.lastIndexOf(word, LINE);
            if (at > LINE / 3) {
                return at;
            }
        }
        int space = text.lastIndexOf(' ', LINE);
        if (space > LINE / 3) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(LINE - 1)) ? LINE - 1 : LINE;
    }
}
