package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Node;
import java.util.List;
import java.util.Optional;

/**
 * A chart whose places are known.
 *
 * @param boxes
 *            a node each, in the order of the chart
 * @param lines
 *            an edge each, in the order of the chart, then a reference each
 * @param drawn
 *            how many of the lines are edges that are drawn all the way
 */
public record Picture(double width, double height, List<Box> boxes, List<Line> lines, int drawn) {
    /**
     * Where a node lies.
     *
     * @param name
     *            of a state in up to two lines, as they fit; none for a mark
     * @param inside
     *            of a container
     */
    public record Box(Node node, Rect at, List<String> name, Optional<Picture> inside) {}

    /**
     * Where an edge goes.
     *
     * @param points
     *            from the border of one node to that of another
     * @param label
     *            where its words stand, if it has any
     */
    public record Line(Edge edge, List<Point> points, Optional<Rect> label) {}

    /** The same elsewhere. */
    Picture moved(double right, double down) {
        return new Picture(width, height, boxes.stream().map(b -> moved(b, right, down)).toList(),
                lines.stream().map(l -> new Line(l.edge(), l.points().stream().map(p -> p.moved(right, down)).toList(),
                        l.label().map(r -> r.moved(right, down)))).toList(),
                drawn);
    }

    private static Box moved(Box box, double right, double down) {
        return new Box(box.node(), box.at().moved(right, down), box.name(),
                box.inside().map(inside -> inside.moved(right, down)));
    }
}
