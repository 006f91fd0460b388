package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.RequestSignature;
import dev.pawl.server.tls.Authorities;
import dev.pawl.server.tls.TlsException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that say which running server a command speaks to, and the calls of its REST API. */
final class Remote {
    private static final String PREFIX = "/api/v1";
    /** By this the server knows that people act by the command line. */
    private static final String AGENT = "pawl/"
            + Objects.requireNonNullElse(Remote.class.getPackage().getImplementationVersion(), "0");
    private static final Duration TIMEOUT = Duration.ofSeconds(65);
    private static final int ERRORS = 400;
    private static final Set<String> UNKNOWN_CALLER = Set.of("MissingAuthenticationTokenException",
            "UnrecognizedClientException", "InvalidSignatureException", "IncompleteSignatureException",
            "ExpiredTokenException");

    @Option(names = "--endpoint", paramLabel = "URL", description = "The server. Default: PAWL_ENDPOINT or http://127.0.0.1:8083.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(names = "--as", paramLabel = "USER", description = "In whose name, at a server without access keys. Others know by the token in PAWL_TOKEN, or by the key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--cacert", paramLabel = "FILE", description = "Certificates in PEM of those whom a server with https is believed by, instead of those that Java knows. Default: PAWL_CACERT.")
    private Optional<Path> authorities = Optional.empty();

    /** A segment of a path or a value of a query, encoded. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether somebody said which server. */
    boolean isNamed() {
        return endpoint.isPresent();
    }

    /** Whether somebody said which server, also by the variable. */
    boolean isKnown() {
        return isNamed() || variable("PAWL_ENDPOINT").isPresent();
    }

    /** What a route answers to GET. */
    JsonNode get(String path) {
        return call("GET", path, Optional.empty());
    }

    /**
     * What a route answers.
     *
     * @param path
     *            below {@code /api/v1}
     * @throws CommandException
     *             with the problem's words if it is refused, or if the server cannot be reached
     */
    JsonNode call(String method, String path, Optional<JsonNode> body) {
        URI uri = URI.create(endpoint().toString().replaceFirst("/$", "") + PREFIX + path);
        byte[] bytes = body.map(json -> Json.write(json).getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", AGENT)
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        if (bytes.length > 0) {
            request.header("Content-Type", "application/json");
        }
        user.ifPresent(name -> request.header("Pawl-User", name));
        Optional<String> token = variable("PAWL_TOKEN");
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        key().filter(any -> token.isEmpty())
                .ifPresent(key -> RequestSignature.headers(key, region(), method, uri, bytes)
                        .forEach(request::header));
        try (HttpClient client = client()) {
            return answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw CommandException.usage("Expected a Pawl server at " + endpoint() + ", but it cannot be reached ("
                    + e.getClass().getSimpleName() + "). Start one with pawl server, or say --endpoint.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "Stopped.");
        }
    }

    /** What a path outside of the REST API says to everybody. */
    record Probe(int status, String body) {}

    /** Asks a path without credentials; nothing if nobody answers. */
    Optional<Probe> probe(String path) {
        URI uri = URI.create(endpoint().toString().replaceFirst("/$", "") + path);
        try (HttpClient client = client()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT)
                    .header("User-Agent", AGENT).build(), BodyHandlers.ofString());
            return Optional.of(new Probe(response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "Stopped.");
        }
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        Optional<Path> file = authorities.or(() -> variable("PAWL_CACERT").map(Path::of));
        try {
            return file.map(path -> builder.sslContext(Authorities.of(path))).orElse(builder).build();
        } catch (TlsException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode answer(HttpResponse<String> response) {
        JsonNode body = read(response.body());
        if (response.statusCode() >= ERRORS) {
            String detail = body.path("detail").asText(body.path("message").asText(""));
            throw CommandException.usage((detail.isEmpty()
                    ? "the server answers status " + response.statusCode()
                    : detail) + (UNKNOWN_CALLER.contains(body.path("code").asText()) ? advice() : ""));
        }
        return body;
    }

    /** What somebody does whom the server does not know. */
    private static String advice() {
        String used = variable("PAWL_TOKEN").map(token -> "the token in PAWL_TOKEN")
                .or(() -> key().map(key -> "the key " + key.id() + " in AWS_ACCESS_KEY_ID"))
                .orElse("neither a token nor a key");
        return " (pawl sent " + used + ". Set PAWL_TOKEN, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, to one that"
                + " this server knows; pawl keys create makes one, with --direct in the store itself.)";
    }

    private static JsonNode read(String text) {
        try {
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : Json.read(text);
        } catch (JsonTextException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private URI endpoint() {
        return endpoint.or(() -> variable("PAWL_ENDPOINT").map(URI::create))
                .orElse(URI.create("http://127.0.0.1:8083"));
    }

    private static Optional<AccessKey> key() {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
        return id.isPresent() && secret.isPresent()
                ? Optional.of(new AccessKey(id.get(), secret.get(), Principal.admin(id.get())))
                : Optional.empty();
    }

    private static String region() {
        return variable("AWS_REGION").or(() -> variable("AWS_DEFAULT_REGION")).orElse("us-east-1");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
