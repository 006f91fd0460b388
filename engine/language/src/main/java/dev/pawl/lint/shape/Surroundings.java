package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;

/**
 * Where a flow stands.
 *
 * @param location
 *            of the flow in the document
 * @param executionInput
 *            what {@code $$.Execution.Input} is
 * @param item
 *            {@code $$.Map.Item} of the innermost Map around it; missing outside of any
 */
record Surroundings(Location location, Shape executionInput, Shape item) {
    Location state(String name) {
        return location.child("States").child(name);
    }
}
