package dev.pawl.engine;

import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint;
import java.util.Optional;

/**
 * What is to be forked, where, and with what.
 *
 * @param executionArn
 *            of the original
 * @param at
 *            the state in which the fork goes on
 * @param edits
 *            what is other in the fork
 * @param target
 *            what it runs
 * @param name
 *            of the fork; one is made up if it is not given
 * @param by
 *            who makes it
 * @param stopOriginal
 *            whether the original is stopped once the fork is durable
 */
public record ForkRequest(String executionArn, ForkPoint.At at, Edits edits, Target target, Optional<String> name,
        Optional<String> by, boolean stopOriginal) {
    /** What a fork runs. */
    public sealed interface Target {
        /** What its original runs. */
        record Same() implements Target {}

        /** What that machine, version or alias has now. */
        record Machine(String arn) implements Target {}

        /** That definition, which is kept for the fork alone. */
        record Definition(String text) implements Target {}
    }

    /** A fork at that state, with nothing edited. */
    public static ForkRequest of(String executionArn, ForkPoint.At at) {
        return new ForkRequest(executionArn, at, Edits.NONE, new Target.Same(), Optional.empty(), Optional.empty(),
                false);
    }
}
