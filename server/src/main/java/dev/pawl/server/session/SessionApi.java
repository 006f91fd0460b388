package dev.pawl.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sign in, sign out, and who am I: the one place of the REST API that takes requests of strangers. */
public final class SessionApi implements HttpHandler {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final String path;
    private final Sessions sessions;
    private final Optional<Provider> provider;
    private final HttpHandler otherwise;
    private final Reception reception;

    /**
     * Answers at one path.
     *
     * @param provider
     *            where else one can sign in
     * @param otherwise
     *            gets everything else
     * @param reception
     *            told who comes and goes
     */
    public SessionApi(String path, Sessions sessions, Optional<Provider> provider, HttpHandler otherwise,
            Reception reception) {
        this.reception = reception;
        this.provider = provider;
        this.path = path;
        this.sessions = sessions;
        this.otherwise = otherwise;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        if (!request.path().equals(path)) {
            return otherwise.handle(request);
        }
        return CompletableFuture.completedFuture(switch (request.method()) {
            case "GET" -> whoAmI(request);
            case "POST" -> signIn(request);
            case "DELETE" -> signOut(request);
            default -> problem(METHOD_NOT_ALLOWED, "MethodNotAllowed",
                    "Expected GET, POST or DELETE, but got another method");
        });
    }

    private HttpResponse whoAmI(HttpRequest request) {
        try {
            return answer(OK, who(Optional.of(sessions.authenticate(request))), NO_STORE);
        } catch (ApiException e) {
            if (request.headers().first("Authorization").isPresent()) {
                ApiException told = reception.stranger(request, e);
                if (told.waitSeconds() > 0) {
                    return slowed(told);
                }
            }
            return answer(OK, who(Optional.empty()), NO_STORE);
        }
    }

    private HttpResponse signOut(HttpRequest request) {
        sessions.holder(request).ifPresent(who -> reception.left(request, who));
        return answer(OK, who(Optional.empty()), new Header("Set-Cookie", sessions.end(request)));
    }

    private ObjectNode who(Optional<Principal> principal) {
        return Identity.json(principal, sessions.open(), sessions.rules().keys(), provider);
    }

    private HttpResponse signIn(HttpRequest request) {
        boolean json = request.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT)
                .startsWith("application/json");
        Optional<JsonNode> body = json ? read(request) : Optional.empty();
        String id = body.map(sent -> sent.path("accessKeyId").asText()).orElse("");
        String secret = body.map(sent -> sent.path("secretAccessKey").asText()).orElse("");
        if (id.isEmpty() || secret.isEmpty()) {
            return problem(BAD_REQUEST, "ValidationException",
                    "Expected accessKeyId and secretAccessKey in a JSON object, but one is missing");
        }
        Optional<ApiException> wait = reception.hasToWait(request);
        if (wait.isPresent()) {
            return slowed(wait.get());
        }
        Optional<AccessKey> key = sessions.key(id, secret);
        if (key.isEmpty()) {
            reception.refused(request, sessions.isKey(id)
                    ? Map.of("error", "SignInFailed", "way", "key", "key", id)
                    : Map.of("error", "SignInFailed", "way", "key"));
            return problem(UNAUTHORIZED, "SignInFailed",
                    "Expected the id and the secret of an access key of this server, but they do not belong together");
        }
        Header cookie = new Header("Set-Cookie", sessions.begin(key.get(), request));
        reception.entered(request, key.get().principal(), Map.of("way", "key"));
        return answer(OK, who(Optional.of(key.get().principal())), cookie);
    }

    private static HttpResponse slowed(ApiException told) {
        HttpResponse problem = problem(TOO_MANY_REQUESTS, told.code(),
                "Expected to be asked less often from this address; wait " + told.waitSeconds() + " s");
        List<Header> headers = new ArrayList<>(problem.headers());
        headers.add(new Header("Retry-After", Long.toString(told.waitSeconds())));
        return new HttpResponse(problem.status(), headers, problem.body());
    }

    private static Optional<JsonNode> read(HttpRequest request) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(request.body().bytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HttpResponse answer(int status, ObjectNode body, Header further) {
        return new HttpResponse(status, List.of(new Header("Content-Type", "application/json"), further),
                Body.of(Json.write(body)));
    }

    private static HttpResponse problem(int status, String title, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "urn:pawl:problem:" + title)
                .put("title", title).put("status", status).put("detail", detail);
        return new HttpResponse(status, List.of(new Header("Content-Type", "application/problem+json"), NO_STORE),
                Body.of(Json.write(body)));
    }
}
