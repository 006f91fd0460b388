package dev.pawl.server.http;

import dev.pawl.server.tls.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who called a proxy before us. Only proxies that are configured are believed: everybody can write
 * header
 * fields.
 */
public final class Proxies implements HttpHandler {
    private static final int MOST_HOPS = 20;

    private final List<AddressRange> trusted;
    private final HttpHandler next;

    /** Believes proxies at these addresses or in these ranges. */
    public Proxies(List<String> trusted, HttpHandler next) {
        this.trusted = trusted.stream().flatMap(text -> AddressRange.parse(text).stream()).toList();
        this.next = next;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        return next.handle(seen(request));
    }

    /** The same request, from whom a proxy of ours had it. */
    public HttpRequest seen(HttpRequest request) {
        return isTrusted(request.connection().address()) ? request.from(behind(request)) : request;
    }

    private Connection behind(HttpRequest request) {
        Headers headers = request.headers();
        boolean encrypted = last(headers, "X-Forwarded-Proto").map("https"::equalsIgnoreCase)
                .orElse(request.connection().encrypted());
        return new Connection(caller(request), encrypted);
    }

    /** Each hop appends whom it heard from, so that what is true stands at the end. */
    private String caller(HttpRequest request) {
        List<String> hops = request.headers().all("X-Forwarded-For").stream()
                .flatMap(line -> List.of(line.split(",", MOST_HOPS)).stream()).map(String::strip).toList();
        String caller = request.connection().address();
        for (String hop : hops.reversed()) {
            if (AddressRange.parse(hop).isEmpty() || hop.contains("/")) {
                return caller;
            }
            caller = hop;
            if (!isTrusted(hop)) {
                return caller;
            }
        }
        return caller;
    }

    private static Optional<String> last(Headers headers, String name) {
        List<String> all = headers.all(name);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.getLast()).map(line -> line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
