package dev.pawl.testkit;

/**
 * Told of each play when it has ended or cannot go on: how coverage is gathered. Found by
 * {@link java.util.ServiceLoader}
 * or added to a stage.
 */
@FunctionalInterface
public interface PlayedListener {
    /** A play, with all executions inside it. */
    void played(Played played);
}
