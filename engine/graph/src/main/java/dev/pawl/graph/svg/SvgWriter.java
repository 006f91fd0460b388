package dev.pawl.graph.svg;

import dev.pawl.graph.chart.Node;
import dev.pawl.graph.layout.Measures;
import dev.pawl.graph.layout.Picture;
import dev.pawl.graph.layout.Picture.Box;
import dev.pawl.graph.layout.Picture.Line;
import dev.pawl.graph.layout.Point;
import dev.pawl.graph.layout.Rect;
import java.util.List;
import java.util.Locale;

/** Writes a picture as SVG: groups that scripts find by their data, and nothing that is styled in place. */
public final class SvgWriter {
    private static final double MARGIN = 20;

    private final Xml xml = new Xml();
    private final SvgOptions options;
    private final StatePicture states;

    private SvgWriter(SvgOptions options) {
        this.options = options;
        this.states = new StatePicture(xml, options);
    }

    /** The text of a file, or of an element to be put into a page. */
    public static String write(Picture picture, SvgOptions options) {
        SvgWriter writer = new SvgWriter(options);
        writer.whole(picture);
        return writer.xml.toString();
    }

    private void whole(Picture picture) {
        double width = Math.ceil(picture.width() + 2 * MARGIN);
        double height = Math.ceil(picture.height() + 2 * MARGIN);
        String size = Xml.number(width) + " " + Xml.number(height);
        xml.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class",
                options.progress().isPresent() ? "pawl-graph has-progress" : "pawl-graph", "width",
                Xml.number(width), "height", Xml.number(height), "viewBox", "0 0 " + size, "role",
                options.standalone().isPresent() ? "img" : "group", "aria-label", options.title());
        xml.leaf("title", options.title());
        options.standalone().ifPresent(theme -> {
            xml.open("style").text(Sheet.of(theme)).close().newLine();
            xml.leaf("rect", "class", "page", "width", Xml.number(width), "height", Xml.number(height));
        });
        marks();
        xml.newLine().open("g", "class", "canvas", "transform",
                "translate(" + Xml.number(MARGIN) + " " + Xml.number(MARGIN) + ")");
        flow(picture);
        xml.close().newLine().close().newLine();
    }

    /** What the console draws into a state once it knows how it stands. */
    private void marks() {
        if (options.standalone().isEmpty()) {
            xml.open("defs");
            for (Status status : Status.values()) {
                xml.leaf("path", "data-mark", status.text(), "d", status.mark());
            }
            xml.close();
        }
    }

    private void flow(Picture picture) {
        xml.newLine().open("g", "class", "edges");
        for (int i = 0; i < picture.lines().size(); i++) {
            edge(picture, picture.lines().get(i), i >= picture.drawn());
        }
        xml.close();
        for (Box box : picture.boxes()) {
            xml.newLine();
            switch (box.node()) {
                case Node.Mark m -> mark(m, box.at());
                case Node.Card c -> states.card(c, box);
                case Node.Container c -> {
                    states.openContainer(c, box);
                    box.inside().ifPresent(this::flow);
                    xml.close();
                }
            }
        }
    }

    private void edge(Picture picture, Line line, boolean reference) {
        String from = name(picture.boxes().get(line.edge().from()).node());
        String to = name(picture.boxes().get(line.edge().to()).node());
        boolean taken = options.progress().map(p -> p.taken().contains(new SvgOptions.Way(from, to))).orElse(false);
        xml.newLine().open("g", "class",
                "edge " + line.edge().kind().name().toLowerCase(Locale.ROOT) + (reference ? " is-reference" : "")
                        + (taken ? " is-taken" : ""),
                "data-from", from, "data-to", to);
        xml.leaf("title", line.edge().label().whole());
        List<Point> points = line.points();
        xml.leaf("path", "class", "line", "d", EdgePath.line(points));
        xml.leaf("path", "class", "head", "d", EdgePath.head(points));
        line.label().ifPresent(at -> label(line, at, reference));
        xml.close();
    }

    private void label(Line line, Rect at, boolean reference) {
        xml.leaf("rect", "class", "plate", "x", Xml.number(at.x()), "y", Xml.number(at.y()), "width",
                Xml.number(at.width()), "height", Xml.number(at.height()), "rx", "4");
        List<String> lines = line.edge().label().lines();
        for (int i = 0; i < lines.size(); i++) {
            xml.open("text", "class", "label", "x", Xml.number(reference ? at.x() + 4 : at.centerX()), "y",
                    Xml.number(at.y() + 12.5 + i * Measures.LABEL_LINE)).text(lines.get(i)).close();
        }
    }

    private static String name(Node node) {
        return switch (node) {
            case Node.Mark m -> "";
            case Node.Card c -> c.face().name();
            case Node.Container c -> c.face().name();
        };
    }

    private void mark(Node.Mark mark, Rect at) {
        switch (mark.kind()) {
            case START -> pill("mark start", mark.text(), at);
            case END -> pill("mark end", mark.text(), at);
            case CAUGHT -> pill("mark caught", mark.text(), at);
            case FORK -> dot("mark fork", at, at.width() / 2);
            case JOIN -> {
                xml.open("g", "class", "mark join");
                dot("ring", at, at.width() / 2 - 0.8);
                dot("dot", at, 3);
                xml.close();
            }
        }
    }

    private void pill(String classes, String text, Rect at) {
        xml.open("g", "class", classes);
        xml.leaf("rect", "x", Xml.number(at.x()), "y", Xml.number(at.y()), "width", Xml.number(at.width()), "height",
                Xml.number(at.height()), "rx", Xml.number(at.height() / 2));
        xml.open("text", "x", Xml.number(at.centerX()), "y", Xml.number(at.centerY() + 4)).text(text).close();
        xml.close();
    }

    private void dot(String classes, Rect at, double radius) {
        xml.leaf("circle", "class", classes, "cx", Xml.number(at.centerX()), "cy", Xml.number(at.centerY()), "r",
                Xml.number(radius));
    }
}
