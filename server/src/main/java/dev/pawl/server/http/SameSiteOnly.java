package dev.pawl.server.http;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Refuses what a web page of somebody else's could have sent, before anybody looks at it. */
public final class SameSiteOnly implements HttpHandler {
    private static final HttpResponse WRONG_HOST = HttpResponse.refusal(403, "AccessDeniedException",
            "Expected a Host header that names this server, but there is another or none. "
                    + "A name under which the server shall be reached has to be configured.");
    private static final HttpResponse WRONG_ORIGIN = HttpResponse.refusal(403, "AccessDeniedException",
            "Expected no Origin header or this server's own, but the request comes from a page of another site.");

    private static final HttpResponse WRONG_PAGE = HttpResponse.refusal(403, "AccessDeniedException",
            "Expected a request of this server's own pages, but it is for something inside a page of another site.");

    private final HostNames hosts;
    private final Predicate<String> welcome;
    private final boolean embeddable;
    private final HttpHandler next;

    /** Lets pass to the next handler what is meant for one of these hosts. */
    public SameSiteOnly(HostNames hosts, HttpHandler next) {
        this(hosts, origin -> false, false, next);
    }

    /**
     * As above, also from pages of origins that are welcome; and pages of any site may show what is read here.
     */
    public SameSiteOnly(HostNames hosts, Predicate<String> welcome, HttpHandler next) {
        this(hosts, welcome, true, next);
    }

    private SameSiteOnly(HostNames hosts, Predicate<String> welcome, boolean embeddable, HttpHandler next) {
        this.hosts = hosts;
        this.welcome = welcome;
        this.embeddable = embeddable;
        this.next = next;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        List<String> host = request.headers().all("Host");
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return CompletableFuture.completedFuture(WRONG_HOST);
        }
        List<String> origin = request.headers().all("Origin");
        if (!origin.isEmpty() && !(origin.size() == 1
                && (isOwn(origin.get(0), host.get(0), request.connection().encrypted())
                        || welcome.test(origin.get(0))))) {
            return CompletableFuture.completedFuture(WRONG_ORIGIN);
        }
        if (!embeddable && isPartOfAnotherPage(request.headers())) {
            return CompletableFuture.completedFuture(WRONG_PAGE);
        }
        return next.handle(request);
    }

    /**
     * Pictures, scripts and frames are asked for without an origin, but browsers say from where. Links may lead
     * here
     * from anywhere.
     */
    private static boolean isPartOfAnotherPage(Headers headers) {
        String site = headers.first("Sec-Fetch-Site").orElse("none");
        boolean other = site.equals("cross-site") || site.equals("same-site");
        boolean link = headers.first("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
                && headers.first("Sec-Fetch-Dest").filter("document"::equals).isPresent();
        return other && !link;
    }

    /**
     * A page served from here has this very host and port in its origin. Behind a proxy with TLS that nobody told
     * us
     * of, the scheme differs; over TLS it does not, and a page that came without could be anybody's on the way.
     */
    private static boolean isOwn(String origin, String host, boolean encrypted) {
        String own = host.toLowerCase(Locale.ROOT);
        String other = origin.toLowerCase(Locale.ROOT);
        return (!encrypted && other.equals("http://" + own)) || other.equals("https://" + own);
    }
}
