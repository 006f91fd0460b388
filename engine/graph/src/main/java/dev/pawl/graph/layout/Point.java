package dev.pawl.graph.layout;

/** A point of an edge, in pixels from the picture's upper left corner. */
public record Point(double x, double y) {
    Point moved(double right, double down) {
        return new Point(x + right, y + down);
    }
}
