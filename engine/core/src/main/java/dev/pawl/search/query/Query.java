package dev.pawl.search.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that is asked of an execution. */
public record Query(List<Condition> conditions) {
    /** Any execution. */
    public static final Query ANY = new Query(List.of());

    /** Keeps its own copy. */
    public Query {
        conditions = List.copyOf(conditions);
    }

    /**
     * Reads the search language.
     *
     * @param now
     *            what times such as {@code 2h} are counted from
     * @throws QueryException
     *             if the text is not in the language
     */
    public static Query parse(String text, Instant now) {
        return new QueryParser(text, now).query();
    }

    /** This and further conditions. */
    public Query and(List<Condition> further) {
        return new Query(Stream.concat(conditions.stream(), further.stream()).toList());
    }
}
