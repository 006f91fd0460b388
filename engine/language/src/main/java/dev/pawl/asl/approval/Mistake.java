package dev.pawl.asl.approval;

import dev.pawl.asl.parse.Location;

/** Something wrong with an argument, and where it stands. */
public record Mistake(Location at, String message) {
    @Override
    public String toString() {
        return message + " at " + at;
    }
}
