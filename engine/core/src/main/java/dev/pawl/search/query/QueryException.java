package dev.pawl.search.query;

/** A text is not in the search language. The message says what was expected, and at which column. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was expected, but what came. */
    public QueryException(String message) {
        super(message, null, false, false);
    }
}
