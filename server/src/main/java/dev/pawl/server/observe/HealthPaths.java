package dev.pawl.server.observe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What systemd, Kubernetes and load balancers ask, without credentials: whether the process lives, and
 * whether it is
 * ready. They learn what is not in order by name alone; what is wrong with it is told at
 * {@code /api/v1/health} to
 * those who may see it.
 */
public final class HealthPaths {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Health health;
    private final Health warnings;

    /** About the health of a server, and what people are to be told of although it is ready. */
    public HealthPaths(Health health, Health warnings) {
        this.health = health;
        this.warnings = warnings;
    }

    /** Both of them. */
    public List<HttpMount> mounts() {
        return List.of(HttpMount.at("/healthz", reading(() -> answer(OK, status("alive")))),
                HttpMount.at("/readyz", reading(this::ready)));
    }

    private HttpResponse ready() {
        List<String> wrong = troubled(health);
        List<String> degraded = troubled(warnings);
        ObjectNode body = status(wrong.isEmpty() ? degraded.isEmpty() ? "ready" : "degraded" : "not ready");
        wrong.forEach(body.putArray("failed")::add);
        degraded.forEach(body.putArray("degraded")::add);
        return answer(wrong.isEmpty() ? OK : UNAVAILABLE, body);
    }

    private static List<String> troubled(Health checks) {
        return checks.findings().stream().filter(finding -> finding.trouble().isPresent()).map(Health.Finding::name)
                .toList();
    }

    private static ObjectNode status(String word) {
        return JsonNodeFactory.instance.objectNode().put("status", word);
    }

    private interface Answer {
        HttpResponse get();
    }

    private static HttpHandler reading(Answer answer) {
        return request -> {
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            return CompletableFuture.completedFuture(reads
                    ? answer.get()
                    : answer(METHOD_NOT_ALLOWED, status("Expected GET, but got another method")));
        };
    }

    private static HttpResponse answer(int status, ObjectNode body) {
        return new HttpResponse(status,
                List.of(new Header("Content-Type", "application/json"), new Header("Cache-Control", "no-store")),
                Body.of(Json.write(body)));
    }
}
