package dev.pawl.container.engine;

import java.util.Optional;
import java.util.OptionalInt;

/** What Docker says of a container at a moment. */
sealed interface Seen {
    /** It was made and never started. */
    record Created() implements Seen {}

    /** It runs; health as Docker calls it, if it has a health check. */
    record Running(Optional<String> health) implements Seen {}

    /**
     * It has ended.
     *
     * @param outOfMemory
     *            whether it was killed for using too much
     * @param error
     *            what Docker says went wrong, if it could not even begin
     */
    record Exited(int exitCode, boolean outOfMemory, Optional<String> error) implements Seen {}

    /** There is no such container (any more). */
    record Gone() implements Seen {}

    /** Whether it has ended in any way. */
    default boolean over() {
        return switch (this) {
            case Created created -> false;
            case Running running -> false;
            case Exited exited -> true;
            case Gone gone -> true;
        };
    }

    /** Its exit code, if it has one. */
    default OptionalInt code() {
        return this instanceof Exited exited ? OptionalInt.of(exited.exitCode()) : OptionalInt.empty();
    }
}
