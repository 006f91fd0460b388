package dev.pawl.graph.svg;

import dev.pawl.graph.chart.Face;
import dev.pawl.graph.chart.Node;
import dev.pawl.graph.layout.Measures;
import dev.pawl.graph.layout.Picture.Box;
import dev.pawl.graph.layout.Rect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws states. */
final class StatePicture {
    private static final double TILE = 26;
    private static final double TILE_LEFT = 11;
    private static final double PILE = 5;

    private final Xml xml;
    private final SvgOptions options;
    private int count;

    StatePicture(Xml xml, SvgOptions options) {
        this.xml = xml;
        this.options = options;
    }

    void card(Node.Card card, Box box) {
        open(card.face(), "card");
        Rect at = box.at();
        rect("box", at, 9);
        double middle = at.y() + at.height() / 2;
        tile(card.face(), at.x() + TILE_LEFT, middle - TILE / 2);
        texts(card.face(), box, middle - (box.name().size() * Measures.NAME_LINE + 15) / 2);
        badges(card.face(), at);
        xml.close();
    }

    /** All but its inside; the group is left open. */
    void openContainer(Node.Container container, Box box) {
        open(container.face(), container.repeats() ? "container repeats" : "container");
        Rect at = box.at();
        if (container.repeats()) {
            rect("pile", new Rect(at.x() + PILE, at.y() + PILE, at.width(), at.height()), 12);
        }
        rect("box", at, 12);
        tile(container.face(), at.x() + TILE_LEFT, at.y() + 11);
        texts(container.face(), box, at.y() + 9);
        badges(container.face(), at);
    }

    private void open(Face face, String form) {
        count++;
        String type = face.type().toLowerCase(Locale.ROOT);
        Optional<Status> status = options.progress().map(p -> p.statuses().get(face.name()));
        String how = status.map(s -> " " + s.cssClass())
                .orElse(options.progress().isPresent() ? " is-not-reached" : "");
        xml.open("g", "class", "state " + form + " " + type + how, "id", "state-" + count, "data-state", face.name(),
                "data-type", face.type(), "role", "group", "aria-labelledby", "state-" + count + "-title");
        xml.open("title", "id", "state-" + count + "-title")
                .text(face.name() + status.map(s -> ", " + s.text()).orElse("")).close();
        xml.leaf("desc", face.description());
    }

    private void rect(String classes, Rect at, double radius) {
        xml.leaf("rect", "class", classes, "x", Xml.number(at.x()), "y", Xml.number(at.y()), "width",
                Xml.number(at.width()), "height", Xml.number(at.height()), "rx", Xml.number(radius));
    }

    private void tile(Face face, double x, double y) {
        rect("tile", new Rect(x, y, TILE, TILE), 7);
        xml.leaf("path", "class", "icon", "transform", "translate(" + Xml.number(x + 3) + " " + Xml.number(y + 3) + ")",
                "d", Icons.path(face.icon()));
    }

    private void texts(Face face, Box box, double top) {
        double x = box.at().x() + Measures.TEXT_LEFT;
        List<String> name = box.name();
        for (int i = 0; i < name.size(); i++) {
            text("name", x, top + 12.5 + i * Measures.NAME_LINE, name.get(i));
        }
        text("detail", x, top + 11.5 + name.size() * Measures.NAME_LINE,
                Measures.detail(face.detail(), box.at().width()));
    }

    private void text(String classes, double x, double y, String text) {
        xml.open("text", "class", classes, "x", Xml.number(x), "y", Xml.number(y)).text(text).close();
    }

    /** On the border: above right how often it is tried again, above left how it stands. */
    private void badges(Face face, Rect at) {
        face.retries().ifPresent(times -> {
            double width = 22 + 7 * times.length();
            double x = at.right() - width - 8;
            xml.open("g", "class", "retries");
            xml.leaf("title", "Tried again up to " + times + (times.equals("1") ? " time" : " times"));
            rect("chip", new Rect(x, at.y() - 9, width, 18), 9);
            xml.leaf("path", "class", "sign", "transform",
                    "translate(" + Xml.number(x + 10.5) + " " + Xml.number(at.y()) + ")", "d", Status.RETRYING.mark());
            text("times", x + 17.5, at.y() + 3.8, times);
            xml.close();
        });
        xml.open("g", "class", "status", "transform",
                "translate(" + Xml.number(at.x() + 3) + " " + Xml.number(at.y() + 3) + ")");
        xml.leaf("circle", "r", "9");
        xml.leaf("path", "d", options.progress().map(p -> p.statuses().get(face.name())).map(Status::mark).orElse(""));
        xml.close();
    }
}
