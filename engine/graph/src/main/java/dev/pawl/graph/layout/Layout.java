package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.chart.Node;
import dev.pawl.graph.layout.Picture.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** From a chart to a picture: inside before outside, one flow at a time. */
public final class Layout {
    /** Most states that are drawn, at all depths together. */
    public static final int MOST_STATES = 2_000;
    /** Most edges that are drawn, at all depths together. */
    public static final int MOST_EDGES = 6_000;

    /** Most work that one flow may be: a few seconds. */
    static final long HEAVIEST = 15_000;

    private final BooleanSupplier late;

    private Layout(BooleanSupplier late) {
        this.late = late;
    }

    /**
     * Lays a chart out. Needs a stack whose depth grows with the chart: 64 MiB are enough for all that is
     * accepted.
     *
     * @param late
     *            whether it has taken too long, asked now and then
     * @throws LayoutException
     *             if the chart is too large, or it was late
     */
    public static Picture of(Chart chart, BooleanSupplier late) {
        long states = states(chart);
        if (states > MOST_STATES) {
            throw new LayoutException("Expected at most " + MOST_STATES + " states to draw, but there are " + states);
        }
        long edges = edges(chart);
        if (edges > MOST_EDGES) {
            throw new LayoutException(
                    "Expected at most " + MOST_EDGES + " transitions to draw, but there are " + edges);
        }
        return new Layout(late).picture(chart);
    }

    private static long states(Chart chart) {
        return chart.nodes().stream().mapToLong(node -> switch (node) {
            case Node.Mark m -> 0;
            case Node.Card c -> 1;
            case Node.Container c -> 1 + states(c.inside());
        }).sum();
    }

    private static long edges(Chart chart) {
        return chart.edges().size() + chart.references().size() + chart.nodes().stream()
                .mapToLong(node -> node instanceof Node.Container c ? edges(c.inside()) : 0).sum();
    }

    private Picture picture(Chart chart) {
        List<Box> boxes = new ArrayList<>();
        chart.nodes().forEach(node -> boxes.add(box(node)));
        if (late.getAsBoolean()) {
            throw new LayoutException("Expected a picture soon, but laying it out took too long");
        }
        Picture picture = new ElkFlow(chart, boxes, late).run();
        if (late.getAsBoolean()) {
            throw new LayoutException("Expected a picture soon, but laying it out took too long");
        }
        return picture;
    }

    /** How large a node is; where it lies comes later. */
    private Box box(Node node) {
        return switch (node) {
            case Node.Mark m -> new Box(m, Measures.mark(m), List.of(), Optional.empty());
            case Node.Card c -> {
                List<String> name = Measures.lines(c.face().name());
                yield new Box(c, Measures.card(c.face(), name), name, Optional.empty());
            }
            case Node.Container c -> {
                Picture inside = picture(c.inside());
                Rect size = Measures.container(c.face(), inside);
                yield new Box(c, size, List.of(Measures.header(c.face().name(), size.width())), Optional.of(inside));
            }
        };
    }
}
