package dev.pawl.engine;

import dev.pawl.fork.Beginning;
import dev.pawl.fork.ForkPoint;
import dev.pawl.migrate.Compatibility;
import dev.pawl.migrate.Obstacle;
import java.util.List;

/**
 * What a fork would be.
 *
 * @param point
 *            the state in which it goes on
 * @param place
 *            that state with those around it
 * @param beginning
 *            with what it goes on
 * @param edited
 *            what is other than in the original
 * @param obstacles
 *            what speaks against it
 */
public record ForkPreview(ForkPoint point, String place, Beginning beginning, List<String> edited,
        List<Obstacle> obstacles) {
    /** Keeps its own copies. */
    public ForkPreview {
        edited = List.copyOf(edited);
        obstacles = List.copyOf(obstacles);
    }

    /** Whether it can be. */
    public boolean possible() {
        return !Compatibility.forbidden(obstacles);
    }
}
