package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Face;
import dev.pawl.graph.chart.Label;
import dev.pawl.graph.chart.Node;
import java.util.ArrayList;
import java.util.List;

/** How large everything is. */
public final class Measures {
    /** Of a card with one line of name. */
    public static final double CARD_HEIGHT = 50;
    /** From a card's left side to its texts. */
    public static final double TEXT_LEFT = 46;
    /** Of one line of a name. */
    public static final double NAME_LINE = 16;
    /** Of one line at an edge. */
    public static final double LABEL_LINE = 14;
    /** Of what stands above the inside of a container. */
    public static final double HEADER = 54;
    /** Between a container's border and its inside. */
    public static final double PADDING = 16;

    /** Between a state and the words of a reference. */
    static final double REFERENCE_LINE = 22;

    private static final double LEAST_CARD = 152;
    private static final double WIDEST_TEXT = 196;
    private static final double TEXT_RIGHT = 16;
    private static final double GRID = 4;
    private static final double LABEL_SIDE = 5;

    private Measures() {}

    static Rect mark(Node.Mark mark) {
        return switch (mark.kind()) {
            case START, END -> new Rect(0, 0, 60, 26);
            case FORK -> new Rect(0, 0, 10, 10);
            case JOIN -> new Rect(0, 0, 14, 14);
            case CAUGHT -> new Rect(0, 0, Math.ceil(TextWidth.of(mark.text(), TextStyle.LABEL)) + 20, 22);
        };
    }

    static Rect card(Face face, List<String> name) {
        double text = TextWidth.of(face.detail(), TextStyle.DETAIL);
        for (String line : name) {
            text = Math.max(text, TextWidth.of(line, TextStyle.NAME));
        }
        double width = TEXT_LEFT + Math.min(text, WIDEST_TEXT) + TEXT_RIGHT;
        return new Rect(0, 0, Math.max(LEAST_CARD, Math.ceil(width / GRID) * GRID),
                CARD_HEIGHT + (name.size() - 1) * NAME_LINE);
    }

    static Rect container(Face face, Picture inside) {
        double header = TEXT_LEFT + TEXT_RIGHT
                + Math.max(TextWidth.of(face.name(), TextStyle.NAME), TextWidth.of(face.detail(), TextStyle.DETAIL));
        double least = Math.min(header, TEXT_LEFT + TEXT_RIGHT + WIDEST_TEXT);
        return new Rect(0, 0, Math.max(least, inside.width() + 2 * PADDING), HEADER + inside.height() + PADDING);
    }

    static Rect label(Label label) {
        double width = label.lines().stream().mapToDouble(line -> TextWidth.of(line, TextStyle.LABEL)).max().orElse(0);
        return new Rect(0, 0, width + 2 * LABEL_SIDE, label.lines().size() * LABEL_LINE + 4);
    }

    /** A name in up to two lines. */
    static List<String> lines(String name) {
        if (TextWidth.of(name, TextStyle.NAME) <= WIDEST_TEXT) {
            return List.of(name);
        }
        int end = breakBefore(name);
        List<String> lines = new ArrayList<>();
        lines.add(name.substring(0, end).strip());
        lines.add(TextWidth.fit(name.substring(end).strip(), TextStyle.NAME, WIDEST_TEXT));
        return List.copyOf(lines);
    }

    /** Of two lines; at the last word that fits, or where the line is full. */
    private static int breakBefore(String name) {
        int full = TextWidth.fit(name, TextStyle.NAME, WIDEST_TEXT).length() - 1;
        int space = Math.max(name.lastIndexOf(' ', full),
                Math.max(name.lastIndexOf('-', full - 1), name.lastIndexOf('_', full - 1)) + 1);
        return space > full / 3 ? space : Math.max(1, full);
    }

    /** In one line, for the header of a container. */
    static String header(String name, double width) {
        return TextWidth.fit(name, TextStyle.NAME, width - TEXT_LEFT - TEXT_RIGHT);
    }

    /** What is shown of a line of detail in a box of that width. */
    public static String detail(String detail, double width) {
        return TextWidth.fit(detail, TextStyle.DETAIL, width - TEXT_LEFT - TEXT_RIGHT + 2);
    }
}
