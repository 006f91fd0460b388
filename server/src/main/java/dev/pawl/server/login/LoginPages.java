package dev.pawl.server.login;

import dev.pawl.server.api.PageTokens;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import dev.pawl.server.login.LoginException.Reason;
import dev.pawl.server.session.Reception;
import dev.pawl.server.session.Sessions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses by which browsers go to the provider and come back: authorization code flow with PKCE. */
final class LoginPages implements HttpHandler {
    static final String PREFIX = "/login/";
    static final String START = PREFIX + "start";
    private static final String CALLBACK = PREFIX + "callback";
    private static final String END = PREFIX + "end";
    private static final Logger LOG = LoggerFactory.getLogger(LoginPages.class);
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int AT_ONCE = 32;

    private final LoginSettings settings;
    private final OpenIdProvider provider;
    private final TokenCheck check;
    private final People people;
    private final Sessions sessions;
    private final PageTokens seal;
    private final Reception reception;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * Signs people in there.
     *
     * @param reception
     *            told who comes
     */
    LoginPages(OpenIdLogin login, Sessions sessions, PageTokens seal, Reception reception) {
        this.reception = reception;
        this.settings = login.settings();
        this.provider = login.provider();
        this.check = login.check();
        this.people = login.people();
        this.clock = login.clock();
        this.sessions = sessions;
        this.seal = seal;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        if (!request.method().equals("GET")) {
            return CompletableFuture.completedFuture(missing());
        }
        return switch (request.path()) {
            case START -> apart(request, "/", () -> start(request));
            case CALLBACK -> reception.hasToWait(request)
                    .<CompletionStage<HttpResponse>>map(told -> CompletableFuture.completedFuture(slowed(told)))
                    .orElseGet(() -> callback(request));
            case END -> apart(request, "/", () -> end(request));
            default -> CompletableFuture.completedFuture(missing());
        };
    }

    private interface Step {
        HttpResponse answer();
    }

    /** The provider may be slow, and the threads that take requests are few. */
    private CompletionStage<HttpResponse> apart(HttpRequest request, String back, Step step) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(failed(request, back, Reason.UNREACHABLE, ""));
        }
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("pawl-login").start(() -> {
            try {
                answer.complete(step.answer());
            } catch (LoginException e) {
                LOG.warn("Nobody was signed in: {}", e.getMessage());
                answer.complete(failed(request, back, e.reason(), e.name()));
            } catch (RuntimeException e) {
                LOG.error("Nobody was signed in: {}", e.getClass().getName());
                answer.complete(failed(request, back, Reason.FAILED, ""));
            } finally {
                places.release();
            }
        });
        return answer;
    }

    private HttpResponse start(HttpRequest request) {
        Journey journey = Journey.begin(parameters(request).getOrDefault("return", "/"), clock.instant(), random);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.client().id());
        query.put("redirect_uri", callback(base(request)).toString());
        query.put("scope", String.join(" ", settings.scopes()));
        query.put("state", journey.state());
        query.put("nonce", journey.nonce());
        query.put("code_challenge", journey.challenge());
        query.put("code_challenge_method", "S256");
        String cookie = Journey.COOKIE.set(journey.sealed(seal), Journey.LONGEST.toSeconds(),
                request.connection().encrypted());
        return redirect(with(provider.metadata().authorization(), query), List.of(cookie));
    }

    private CompletionStage<HttpResponse> callback(HttpRequest request) {
        Map<String, String> sent = parameters(request);
        Optional<Journey> journey = Journey.COOKIE.in(request.headers(), request.connection().encrypted())
                .flatMap(text -> Journey.open(text, seal))
                .filter(one -> one.begun().plus(Journey.LONGEST).isAfter(clock.instant()))
                .filter(one -> same(one.state(), sent.getOrDefault("state", "")));
        if (journey.isEmpty()) {
            return CompletableFuture.completedFuture(failed(request, "/", Reason.LATE, ""));
        }
        String back = journey.get().back();
        if (sent.containsKey("error") || sent.getOrDefault("code", "").isEmpty()) {
            return CompletableFuture.completedFuture(failed(request, back, Reason.REFUSED, ""));
        }
        return apart(request, back, () -> signIn(request, journey.get(), sent.getOrDefault("code", "")));
    }

    private HttpResponse signIn(HttpRequest request, Journey journey, String code) {
        String token = provider.idToken(code, journey.verifier(), callback(base(request)));
        People.Person person = people.person(check.idToken(token, journey.nonce()));
        Principal who = people.principal(person.name(), person.groups())
                .orElseThrow(() -> new LoginException(Reason.NOBODY,
                        "Expected a group that something is granted to, but " + person.name()
                                + " is in none. Name one under login.groups, or grant something to login.everybody.",
                        person.name()));
        String cookie = sessions.begin(person.name(), person.groups(), request);
        reception.entered(request, who, Map.of("way", "provider"));
        return redirect(journey.back(), List.of(cookie, forget(request)));
    }

    /** Ends the session at the provider; ours was ended before, by a request that only our own page can make. */
    private HttpResponse end(HttpRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.client().id());
        query.put("post_logout_redirect_uri", base(request) + "/");
        return redirect(provider.metadata().end().map(there -> with(there, query)).orElse("/"), List.of());
    }

    private URI base(HttpRequest request) {
        // the host is one of ours: others were refused before
        return settings.url().orElseGet(() -> URI.create((request.connection().encrypted() ? "https://" : "http://")
                + request.headers().first("Host").orElse("localhost")));
    }

    private static URI callback(URI base) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + CALLBACK);
    }

    private static String with(URI address, Map<String, String> query) {
        return address + (address.getRawQuery() == null ? "?" : "&") + OpenIdProvider.query(query);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(HttpRequest request) {
        Map<String, String> all = new HashMap<>();
        for (String pair : request.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    all.put(pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            } catch (IllegalArgumentException e) {
                // what is broken is not there
            }
        }
        return all;
    }

    private HttpResponse failed(HttpRequest request, String back, Reason reason, String name) {
        Map<String, String> facts = new HashMap<>(Map.of("error", reason.text(), "way", "provider"));
        if (!name.isEmpty()) {
            facts.put("name", name);
        }
        if (reason == Reason.UNREACHABLE) {
            reception.broken(request, facts);
        } else {
            reception.refused(request, facts);
        }
        String to = back + (back.contains("?") ? "&" : "?") + "sign-in=" + reason.text();
        return redirect(to, List.of(forget(request)));
    }

    private static String forget(HttpRequest request) {
        return Journey.COOKIE.set("", 0, request.connection().encrypted());
    }

    private static HttpResponse redirect(String to, List<String> cookies) {
        List<Header> headers = new ArrayList<>(List.of(new Header("Location", to),
                new Header("Cache-Control", "no-store")));
        cookies.forEach(cookie -> headers.add(new Header("Set-Cookie", cookie)));
        return new HttpResponse(FOUND, headers, Body.EMPTY);
    }

    private static HttpResponse slowed(ApiException told) {
        return new HttpResponse(TOO_MANY_REQUESTS, List.of(new Header("Content-Type", "text/plain; charset=utf-8"),
                new Header("Retry-After", Long.toString(told.waitSeconds())), new Header("Cache-Control", "no-store")),
                Body.of("Expected fewer attempts to sign in from this address; wait " + told.waitSeconds()
                        + " s and go back to the first page.\n"));
    }

    private static HttpResponse missing() {
        return new HttpResponse(NOT_FOUND, List.of(new Header("Content-Type", "text/plain; charset=utf-8")),
                Body.of("Expected a page of signing in, but there is none of that name.\n"));
    }
}
