package dev.pawl.kubernetes;

import dev.pawl.secret.SecretException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The API server of one cluster, with the credentials for it. Its methods wait for the answer, but not for
 * ever.
 */
final class Cluster implements AutoCloseable {
    private final String name;
    private final String server;
    private final HttpClient client;
    private final Duration longest;

    /**
     * @param server
     *            the API server's URL, without a slash at its end
     * @param longest
     *            that an answer may take, body and all
     */
    Cluster(String name, String server, HttpClient client, Duration longest) {
        this.name = name;
        this.server = server;
        this.client = client;
        this.longest = longest;
    }

    String server() {
        return server;
    }

    /**
     * What the API server answers, whatever its status.
     *
     * @throws EksException
     *             if there is no answer
     * @throws InterruptedException
     *             if the engine stops
     */
    ApiAnswer send(ApiRequest request) throws InterruptedException {
        BoundedBody body = new BoundedBody(request.mostBytes());
        CompletableFuture<HttpResponse<AsyncBody>> response = begin(request, body);
        CompletableFuture<ApiAnswer> answer = response.thenCompose(head -> {
            head.body().consume();
            return CompletableFuture.anyOf(body.full(), head.body().done())
                    .thenApply(end -> new ApiAnswer(head.code(), body.text(), body.whole()));
        });
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable("it gave no whole answer within " + longest.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw unreachable(reason(e));
        } finally {
            var unused = response.thenAccept(head -> head.body().cancel());
            response.cancel(true);
        }
    }

    /** The token is asked for here. */
    private CompletableFuture<HttpResponse<AsyncBody>> begin(ApiRequest request, BoundedBody body) {
        try {
            return client.consumeBytes(httpRequest(request), body);
        } catch (SecretException e) {
            throw unreachable(String.valueOf(e.getMessage()));
        }
    }

    private HttpRequest httpRequest(ApiRequest request) {
        HttpRequest.Builder http = client.newHttpRequestBuilder().uri(uri(request))
                .header("Accept", "application/json, */*").timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        Optional<ApiRequest.Body> body = request.body();
        http.method(request.method(), body.map(ApiRequest.Body::contentType).orElse("application/json"),
                body.map(ApiRequest.Body::text).orElse(null));
        return http.build();
    }

    private URI uri(ApiRequest request) {
        try {
            URI uri = new URI(server + request.target());
            if (!server.startsWith(uri.getScheme() + "://" + uri.getRawAuthority())) {
                throw EksException.refused("Expected a path of the cluster " + name + ", but it leads elsewhere");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw EksException.refused("Expected a path as it stands in a URL, but " + e.getReason() + " at character "
                    + Math.max(0, e.getIndex() - server.length()) + " of " + request.path());
        }
    }

    private EksException unreachable(String why) {
        return EksException.unreachable("Expected an answer of the API server " + server + " of the cluster " + name
                + ", but " + why);
    }

    /** What went wrong, without the layers that only say that something did. */
    private static String reason(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof ExecutionException || at instanceof CompletionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at.getClass().getSimpleName() + (at.getMessage() == null ? "" : ": " + at.getMessage());
    }

    @Override
    public void close() {
        client.close();
    }
}
