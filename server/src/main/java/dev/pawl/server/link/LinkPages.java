package dev.pawl.server.link;

import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.FormMistake;
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
            case Links.Opened.Invalid invalid -> page(GONE, Page.of(Standing.invalid(invalid.why())));
            case Links.Opened.Works works -> switch (http.method()) {
                case "GET" -> show(works);
                // looked at by a program, not by a person
                case "HEAD" -> page(OK, "");
                case "POST" -> act(works, parameters(http.body().text()));
                default -> page(METHOD_NOT_ALLOWED, Page.of(Standing.invalid("Open it in a browser.")));
            };
        };
    }

    private HttpResponse show(Links.Opened.Works works) {
        People people = approvals.people();
        if (!Waiting.waitsFor(works.request(), works.person(), people)) {
            return page(OK, Page.of(Standing.now(works.request(), works.person(), people)));
        }
        approvals.opened(works.request().id(), works.person());
        return page(OK, RequestPage.opened(works.request(), works.person(), people).html());
    }

    private HttpResponse act(Links.Opened.Works works, Map<String, String> sent) {
        ApprovalRequest request = works.request();
        if (FormRows.isAsked(sent)) {
            return page(OK, again(works, FormRows.changed(request.ask().form(), sent), Optional.empty(), List.of()));
        }
        Optional<Act> act = act(request, sent);
        if (act.isEmpty()) {
            return page(BAD_REQUEST, again(works, sent,
                    Optional.of("Expected a press of one of the buttons, but something else was sent."), List.of()));
        }
        Verdict verdict = approvals.act(request.id(), new Actor(works.person(), Way.LINK), act.get()).orElseThrow();
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                page(OK, Page.of(Standing.after(accepted.request(), works.person(), approvals.people())));
            case Verdict.Refused refused -> refused.why() == Verdict.Why.INVALID
                    ? page(BAD_REQUEST, again(works, sent, Optional.of(refused.text()), refused.mistakes()))
                    : page(CONFLICT, Page.of(Standing.now(approvals.find(request.id()).orElse(request), works.person(),
                            approvals.people())));
        };
    }

    /** The same page with what was typed, for those who have more to do on it. */
    private String again(Links.Opened.Works works, Map<String, String> sent, Optional<String> wrong,
            List<FormMistake> mistakes) {
        return new RequestPage(works.request(), works.person(), approvals.people(), sent, wrong, mistakes).html();
    }

    private static Optional<Act> act(ApprovalRequest request, Map<String, String> sent) {
        Optional<String> comment = Optional.ofNullable(sent.get("comment")).map(String::strip)
                .filter(text -> !text.isEmpty());
        return switch (sent.getOrDefault("act", "")) {
            case "approve" -> Optional.of(new Act.Approve(comment,
                    request.ask().form().map(form -> FormAnswers.of(FormShape.of(form), sent))));
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
