package dev.pawl.migrate;

/**
 * What speaks against going on by another definition.
 *
 * @param place
 *            the state, with those around it: {@code Ship / branch 1 / Label}
 * @param blocks
 *            whether it cannot be; otherwise it can, but should be looked at
 * @param message
 *            what was expected, and what is there
 */
public record Obstacle(String place, boolean blocks, String message) {
    static Obstacle blocking(String place, String message) {
        return new Obstacle(place, true, message);
    }

    static Obstacle warning(String place, String message) {
        return new Obstacle(place, false, message);
    }

    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
