package dev.pawl.server.rest.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.rest.IsoTime;
import dev.pawl.server.rest.Pages;
import dev.pawl.server.rest.ProblemException;
import dev.pawl.server.rest.RestRequest;
import dev.pawl.server.rest.RestResponse;
import dev.pawl.server.rest.Route;
import dev.pawl.store.AuditLog;
import dev.pawl.store.AuditLog.Entry;
import dev.pawl.store.AuditLog.Filter;
import dev.pawl.store.AuditLog.Page;
import dev.pawl.store.AuditVerification;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Routes below {@code /audit}. */
public final class AuditRoutes {
    private final AuditLog log;
    private final AuditVerification verification;

    /** Routes to that log. */
    public AuditRoutes(AuditLog log, AuditVerification verification) {
        this.log = log;
        this.verification = verification;
    }

    /** All of them. */
    public List<Route> all() {
        return List.of(new Route("GET", "/audit", "ListAudit", request -> list(request).now()),
                new Route("GET", "/audit/verification", "VerifyAudit", this::verify));
    }

    private RestResponse list(RestRequest request) {
        Pages pages = Pages.of(request);
        Filter filter = new Filter(request.query("actor"), request.query("operation"), request.query("resource"),
                request.query("outcome"), request.query("from").map(text -> IsoTime.read("from", text)),
                request.query("until").map(text -> IsoTime.read("until", text)));
        boolean newestFirst = switch (request.query("order").orElse("newest")) {
            case "newest" -> true;
            case "oldest" -> false;
            default -> throw ProblemException.invalid("Expected newest or oldest as order, but got another text");
        };
        List<Entry> found = log.entries(filter, new Page(pages.number(), pages.lookFor(), newestFirst));
        return RestResponse.ok(pages.answer("entries", found, AuditRoutes::json, Entry::seq));
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode json = (ObjectNode) Json.read(entry.text());
        return json.put("hash", entry.hash());
    }

    /** The log may be long: not on the thread that takes requests. */
    private CompletionStage<RestResponse> verify(RestRequest request) {
        CompletableFuture<RestResponse> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("audit-verification").start(() -> {
            try {
                answer.complete(RestResponse.ok(json(verification.run(request.query("contains")))));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static ObjectNode json(AuditVerification.Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("intact", result.broken().isEmpty())
                .put("from", result.from()).put("entries", result.entries()).put("head", result.head());
        result.broken().ifPresent(broken -> json.putObject("broken").put("entry", broken.seq()).put("text",
                broken.text()));
        return json;
    }
}
