package dev.pawl.server.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.approval.service.Approvals;
import dev.pawl.approval.service.Links;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers to signed links. GET only shows, because programs that look through mail open every link; POST
 * acts.
 */
public final class LinkPages implements HttpHandler {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int GONE = 410;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;

    private final Approvals approvals;

    /** Pages for these. */
    public LinkPages(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        return CompletableFuture.completedFuture(answer(request));
    }

    private HttpResponse answer(HttpRequest http) {
        String token = http.path().substring(Links.PREFIX.length());
        return switch (approvals.links().open(token, approvals::find)) {
            case Links.Opened.Invalid invalid -> page(GONE, Page.message("This link does not work", invalid.why()));
            case Links.Opened.Works works -> switch (http.method()) {
                case "GET" -> show(works);
                // looked at by a program, not by a person
                case "HEAD" -> page(OK, "");
                case "POST" -> act(works, parameters(http.body().text()));
                default -> page(METHOD_NOT_ALLOWED, Page.message("This link does not work", "Open it in a browser."));
            };
        };
    }

    private HttpResponse show(Links.Opened.Works works) {
        if (!isForPerson(works)) {
            return page(OK, Page.message(works.request().ask().title(), done(works.request(), works.person())));
        }
        approvals.opened(works.request().id(), works.person());
        return page(OK, Page.of(works.request(), works.person(), approvals.people(), Optional.empty()));
    }

    private boolean isForPerson(Links.Opened.Works works) {
        return Waiting.waitsFor(works.request(), works.person(), approvals.people());
    }

    private HttpResponse act(Links.Opened.Works works, Map<String, String> sent) {
        ApprovalRequest request = works.request();
        Optional<Act> act = act(request, sent);
        if (act.isEmpty()) {
            return page(BAD_REQUEST, Page.of(request, works.person(), approvals.people(),
                    Optional.of("Expected a press of one of the buttons, but something else was sent.")));
        }
        Verdict verdict = approvals.act(request.id(), new Actor(works.person(), Way.LINK), act.get()).orElseThrow();
        return switch (verdict) {
            case Verdict.Accepted accepted -> page(OK, Page.message("Thank you",
                    "\u201c" + request.ask().title() + "\u201d: " + done(accepted.request(), works.person())));
            case Verdict.Refused refused -> refused.why() == Verdict.Why.INVALID
                    ? page(BAD_REQUEST,
                            Page.of(request, works.person(), approvals.people(), Optional.of(refused.text())))
                    : page(CONFLICT, Page.message(request.ask().title(), done(request, works.person())));
        };
    }

    private static Optional<Act> act(ApprovalRequest request, Map<String, String> sent) {
        Optional<String> comment = Optional.ofNullable(sent.get("comment")).map(String::strip)
                .filter(text -> !text.isEmpty());
        Optional<JsonNode> answers = request.ask().form().map(form -> new FormFields(form).answers(sent));
        return switch (sent.getOrDefault("act", "")) {
            case "approve" -> Optional.of(new Act.Approve(comment, answers));
            case "reject" -> Optional.of(new Act.Reject(comment, Optional.empty()));
            case "answer" -> Optional.of(new Act.Answer(number(sent), comment.orElse("")));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(Map<String, String> sent) {
        try {
            return Optional.ofNullable(sent.get("question")).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.of(0);
        }
    }

    private static String done(ApprovalRequest request, String person) {
        if (request.course().status().closed()) {
            return "This request is closed: " + request.course().status() + ".";
        }
        return request.course().voteOf(person).map(vote -> "You have decided: " + vote.choice() + ".")
                .orElseGet(() -> request.course().claimedBy().filter(by -> !by.equals(person))
                        .map(by -> by + " has taken it.").orElse("There is nothing to do for you."));
    }

    private static Map<String, String> parameters(String body) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static HttpResponse page(int status, String html) {
        // no-referrer would have browsers send a form without an origin that can be checked
        return new HttpResponse(status,
                List.of(new Header("Content-Type", "text/html; charset=utf-8"), new Header("Cache-Control", "no-store"),
                        new Header("Content-Security-Policy", Page.POLICY),
                        new Header("Referrer-Policy", "same-origin"),
                        new Header("X-Content-Type-Options", "nosniff"), new Header("X-Robots-Tag", "noindex")),
                Body.of(html));
    }
}
