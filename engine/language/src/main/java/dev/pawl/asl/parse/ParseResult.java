package dev.pawl.asl.parse;

import java.util.List;

/** What came of reading a text: a value or reasons, never both and never an exception. */
public sealed interface ParseResult<T> {
    /**
     * The text is right.
     *
     * @param warnings
     *            what its author may want to know
     */
    record Parsed<T>(T value, List<Problem> warnings) implements ParseResult<T> {}

    /**
     * The text is refused.
     *
     * @param problems
     *            all of them, warnings too; at least one is an error
     */
    record Refused<T>(List<Problem> problems) implements ParseResult<T> {}
}
