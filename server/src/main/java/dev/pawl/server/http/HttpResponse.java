package dev.pawl.server.http;

import java.util.List;

/** A whole answer. */
public record HttpResponse(int status, List<Header> headers, Body body) {
    /** One header field of an answer. */
    public record Header(String name, String value) {}

    /** Keeps its own copy of the header fields. */
    public HttpResponse {
        headers = List.copyOf(headers);
    }

    /** An answer with nothing but a line of plain text, for callers that did not even get the protocol right. */
    public static HttpResponse plain(int status, String line) {
        return new HttpResponse(status, List.of(new Header("Content-Type", "text/plain;charset=utf-8")),
                Body.of(line + "\n"));
    }
}
