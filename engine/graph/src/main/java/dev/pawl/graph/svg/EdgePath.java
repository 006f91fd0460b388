package dev.pawl.graph.svg;

import dev.pawl.graph.layout.Point;
import java.util.List;

/** The line of an edge, its corners rounded, and the head of its arrow. */
final class EdgePath {
    private static final double RADIUS = 7;
    private static final double HEAD = 7;
    private static final double HALF_HEAD = 3.6;

    private EdgePath() {}

    static String line(List<Point> points) {
        StringBuilder path = new StringBuilder("M");
        append(path, points.getFirst());
        for (int i = 1; i < points.size() - 1; i++) {
            corner(path, points.get(i - 1), points.get(i), points.get(i + 1));
        }
        path.append('L');
        Point end = points.getLast();
        append(path, towards(end, points.get(points.size() - 2), HEAD - 1));
        return path.toString();
    }

    private static void corner(StringBuilder path, Point before, Point at, Point after) {
        double radius = Math.min(RADIUS, Math.min(distance(before, at), distance(at, after)) / 2);
        path.append('L');
        append(path, towards(at, before, radius));
        path.append('Q');
        append(path, at);
        path.append(' ');
        append(path, towards(at, after, radius));
    }

    static String head(List<Point> points) {
        Point tip = points.getLast();
        Point from = points.get(points.size() - 2);
        Point base = towards(tip, from, HEAD);
        double length = Math.max(distance(from, tip), 1e-6);
        double across = (tip.y() - from.y()) / length * HALF_HEAD;
        double along = (tip.x() - from.x()) / length * HALF_HEAD;
        StringBuilder path = new StringBuilder("M");
        append(path, tip);
        path.append('L');
        append(path, new Point(base.x() + across, base.y() - along));
        path.append('L');
        append(path, new Point(base.x() - across, base.y() + along));
        return path.append('Z').toString();
    }

    private static Point towards(Point from, Point to, double distance) {
        double whole = distance(from, to);
        if (whole < 1e-6) {
            return from;
        }
        double part = Math.min(1, distance / whole);
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static void append(StringBuilder path, Point point) {
        path.append(Xml.number(point.x())).append(' ').append(Xml.number(point.y()));
    }
}
