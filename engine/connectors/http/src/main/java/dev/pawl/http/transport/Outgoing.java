package dev.pawl.http.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request.
 *
 * @param url
 *            absolute, http or https
 * @param headers
 *            all but Host and Content-Length
 * @param host
 *            for the header Host, if it is another than the URL's
 */
public record Outgoing(String method, URI url, List<Field> headers, Optional<byte[]> body, Optional<String> host) {
    /** With the URL's own host. */
    public Outgoing(String method, URI url, List<Field> headers, Optional<byte[]> body) {
        this(method, url, headers, body, Optional.empty());
    }

    /** The same with one more header, unless it has one of that name. */
    public Outgoing with(String name, String value) {
        if (Field.first(headers, name).isPresent()) {
            return this;
        }
        List<Field> more = new ArrayList<>(headers);
        more.add(new Field(name, value));
        return new Outgoing(method, url, List.copyOf(more), body, host);
    }

    /** Without what may be a secret. */
    @Override
    public String toString() {
        return "Outgoing[" + method + " " + url.getHost() + "]";
    }
}
