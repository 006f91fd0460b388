package dev.pawl.server.http;

/**
 * A handler for all paths that begin in one way.
 *
 * @param prefix
 *            such as {@code /hooks/}: begins and ends with a slash
 */
public record HttpMount(String prefix, HttpHandler handler) {
    /** Refuses prefixes that would also match the middle of a word. */
    public HttpMount {
        if (!prefix.startsWith("/") || !prefix.endsWith("/") || prefix.length() < 3) {
            throw new IllegalArgumentException("Expected a prefix such as /hooks/, but got " + prefix);
        }
    }
}
