package dev.pawl.graph.layout;

/**
 * A place, in pixels from the picture's upper left corner.
 *
 * @param x
 *            of the left side
 * @param y
 *            of the upper side
 */
public record Rect(double x, double y, double width, double height) {
    Rect moved(double right, double down) {
        return new Rect(x + right, y + down, width, height);
    }

    /** The right side. */
    public double right() {
        return x + width;
    }

    /** The lower side. */
    public double bottom() {
        return y + height;
    }

    /** The middle from left to right. */
    public double centerX() {
        return x + width / 2;
    }

    /** The middle from top to bottom. */
    public double centerY() {
        return y + height / 2;
    }
}
