package dev.pawl.server.http;

/**
 * A whole request.
 *
 * @param path
 *            as it was sent, still encoded, without the query
 * @param query
 *            what follows the question mark, or an empty text
 */
public record HttpRequest(String method, String path, String query, Headers headers, Body body) {}
