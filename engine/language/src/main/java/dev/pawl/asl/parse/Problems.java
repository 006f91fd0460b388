package dev.pawl.asl.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong. It is bounded, since a hostile definition of 1 MiB can be wrong in very many
 * places.
 */
public final class Problems {
    /** More problems than anybody reads. */
    private static final int MOST = 1_000;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final List<Problem> found = new ArrayList<>();
    private int characters;

    /** Adds one, unless there are too many already. */
    public void add(Problem problem) {
        if (found.size() < MOST && characters < MOST_CHARACTERS) {
            found.add(problem);
            characters += problem.message().length() + problem.location().map(String::length).orElse(0);
        }
    }

    /** Adds the most frequent kind. */
    public void schema(String message, Location location) {
        add(Problem.error(ProblemCode.SCHEMA_VALIDATION_FAILED, message, location));
    }

    /** Whether there is a reason to refuse. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** All, in the order in which they were found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** What came of reading a value: the value, unless there is a reason to refuse it. */
    public <T> ParseResult<T> resultFor(T value) {
        return hasErrors() ? new ParseResult.Refused<>(all()) : new ParseResult.Parsed<>(value, all());
    }
}
