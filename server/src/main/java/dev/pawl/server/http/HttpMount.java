package dev.pawl.server.http;

/**
 * A handler for all paths that begin in one way, or for one path.
 *
 * @param prefix
 *            such as {@code /hooks/}: begins and ends with a slash
 * @param exact
 *            whether the prefix, without its last slash, is the whole path
 */
public record HttpMount(String prefix, boolean exact, HttpHandler handler) {
    /** Refuses prefixes that would also match the middle of a word. */
    public HttpMount {
        if (!prefix.startsWith("/") || !prefix.endsWith("/") || prefix.length() < 3) {
            throw new IllegalArgumentException("Expected a prefix such as /hooks/, but got " + prefix);
        }
    }

    /** A handler for all paths with that prefix. */
    public HttpMount(String prefix, HttpHandler handler) {
        this(prefix, false, handler);
    }

    /** A handler for one path, such as {@code /metrics}. */
    public static HttpMount at(String path, HttpHandler handler) {
        return new HttpMount(path + "/", true, handler);
    }

    /** Whether it is the one for that path. */
    boolean serves(String path) {
        return exact ? path.length() == prefix.length() - 1 && prefix.startsWith(path) : path.startsWith(prefix);
    }
}
