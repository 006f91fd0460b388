package dev.pawl.connector.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.aws.signing.RequestSigner;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Calls functions behind any endpoint that speaks Lambda's Invoke API, without a thread that waits. */
final class EndpointRuntime implements FunctionRuntime {
    /** What Lambda itself allows an answer to have, and room for the JSON text of an escaped one. */
    static final int MAX_ANSWER_BYTES = 6 * 1024 * 1024 + 64 * 1024;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    /** Headers that the client sets by itself and lets nobody else set. */
    private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length", "connection", "expect");

    private final URI endpoint;
    private final RequestSigner signer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT).followRedirects(HttpClient.Redirect.NEVER).executor(threads).build();

    EndpointRuntime(URI endpoint, RequestSigner signer) {
        this.endpoint = endpoint;
        this.signer = signer;
    }

    @Override
    public boolean has(FunctionName function) {
        return true;
    }

    @Override
    public CompletableFuture<Answer> invoke(Invocation invocation) {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request(invocation),
                head -> new LimitedBody(MAX_ANSWER_BYTES));
        CompletableFuture<Answer> answer = response.handle(this::answer);
        var unused = answer.whenComplete((a, thrown) -> response.cancel(true));
        return answer;
    }

    private HttpRequest request(Invocation invocation) {
        String body = invocation.payload().orElse("");
        URI uri = uri(invocation);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(invocation.timeLimit())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        var unsigned = new RequestSigner.Unsigned("POST", uri, headers(invocation), body);
        signer.headers(unsigned).forEach((name, values) -> {
            if (!CLIENTS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private URI uri(Invocation invocation) {
        String base = endpoint.toString().replaceAll("/+$", "");
        String query = invocation.options().qualifier().map(q -> "?Qualifier=" + encoded(q)).orElse("");
        return URI.create(
                base + "/2015-03-31/functions/" + encoded(invocation.function().text()) + "/invocations" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, List<String>> headers(Invocation invocation) {
        Invocation.Options options = invocation.options();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Invocation-Type", List.of(options.type().wireName()));
        headers.put("X-Amz-Log-Type", List.of(options.tailLog() ? "Tail" : "None"));
        options.clientContext().ifPresent(context -> headers.put("X-Amz-Client-Context", List.of(context)));
        invocation.task().trace().ifPresent(trace -> {
            headers.put("X-Amzn-Trace-Id", List.of(trace.xray()));
            headers.put("traceparent", List.of(trace.traceparent()));
        });
        return headers;
    }

    private Answer answer(@Nullable HttpResponse<byte[]> response, @Nullable Throwable thrown) {
        if (response == null) {
            return new Answer.Unreachable("Unable to execute HTTP request: " + reason(thrown));
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String requestId = header(response, "x-amzn-RequestId").orElse("unknown");
        if (response.statusCode() >= 200 && response.statusCode() < 300) {
            return new Answer.Returned(body, header(response, "X-Amz-Function-Error"),
                    header(response, "X-Amz-Executed-Version").orElse("$LATEST"), header(response, "X-Amz-Log-Result"),
                    new Answer.Http(response.statusCode(), response.headers().map(), requestId));
        }
        return refused(response, body, requestId);
    }

    private static Answer refused(HttpResponse<byte[]> response, String body, String requestId) {
        Optional<JsonNode> error = json(body);
        Optional<String> code = header(response, "x-amzn-ErrorType")
                .or(() -> error.map(e -> e.path("__type").asText()).filter(type -> !type.isEmpty()))
                .map(type -> type.replaceFirst(":.*", "").replaceFirst(".*#", ""));
        String message = error.map(e -> e.path("Message").asText(e.path("message").asText()))
                .filter(text -> !text.isEmpty()).orElse("null");
        return new Answer.Refused(response.statusCode(), code, message, requestId);
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(Json.read(body));
        } catch (JsonTextException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(HttpResponse<?> response, String name) {
        List<String> values = response.headers().allValues(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    private String reason(@Nullable Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        return switch (cause) {
            case java.net.ConnectException refused ->
                "Connect to " + endpoint.getAuthority() + " failed: Connection refused";
            case HttpTimeoutException late -> "Read timed out";
            case null -> "no answer";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
