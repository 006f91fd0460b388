package dev.pawl.history;

import java.util.Optional;

/**
 * Why something failed. Both parts may be absent: a worker need not give them.
 *
 * @param error
 *            name of the error, which Retry and Catch compare
 * @param cause
 *            text for people, often JSON
 */
public record Failure(Optional<String> error, Optional<String> cause) {
    /** Neither name nor cause. */
    public static final Failure UNNAMED = new Failure(Optional.empty(), Optional.empty());

    /** With both parts. */
    public static Failure of(String error, String cause) {
        return new Failure(Optional.of(error), Optional.of(cause));
    }

    /** With a name alone. */
    public static Failure of(String error) {
        return new Failure(Optional.of(error), Optional.empty());
    }
}
