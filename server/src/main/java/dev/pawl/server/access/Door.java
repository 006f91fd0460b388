package dev.pawl.server.access;

import dev.pawl.server.access.Throttle.Pace;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.audit.Auditor;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.audit.Deed.Outcome;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every request goes through: who calls, how fast they may, whether they may, and what is noted about
 * it.
 */
public final class Door {
    private static final Pace FAILURES = new Pace(1, 20);
    private static final Pace REFUSALS = new Pace(10, 100);

    private final Authenticator authenticator;
    private final AccessPolicy policy;
    private final Optional<Auditor> auditor;
    private final Paces paces;
    private final Throttle throttle = new Throttle(System::nanoTime);
    private final AtomicLong unnoted = new AtomicLong();

    Door(Authenticator authenticator, AccessPolicy policy, Optional<Auditor> auditor, Paces paces) {
        this.authenticator = authenticator;
        this.policy = policy;
        this.auditor = auditor;
        this.paces = paces;
    }

    /** One that notes nothing and slows nobody. */
    public static Door of(Authenticator authenticator, AccessPolicy policy) {
        return new Door(authenticator, policy, Optional.empty(), Paces.NONE);
    }

    /** The same for those who are known in another way. */
    public Door with(Authenticator other) {
        return new Door(other, policy, auditor, paces);
    }

    /** Decides what callers may do. */
    public AccessPolicy policy() {
        return policy;
    }

    /**
     * Who calls.
     *
     * @throws ApiException
     *             if the request does not prove it; with AWS's code and words
     */
    public Principal enter(HttpRequest request, String operation, String requestId) {
        try {
            return authenticator.authenticate(request);
        } catch (ApiException e) {
            throw stranger(new Deed(Optional.empty(), operation, "*", request.connection().address(), requestId), e);
        }
    }

    /** Somebody failed to prove who they are. Who tries again and again is told only to wait. */
    public ApiException stranger(Deed deed, ApiException failure) {
        if (auditor.isEmpty()) {
            return failure;
        }
        refused(deed, failure.code());
        Optional<Duration> wait = throttle.take("stranger " + deed.address(), FAILURES);
        return wait.map(Door::throttled).orElse(failure);
    }

    /**
     * Fails if a caller calls faster than it may.
     *
     * @throws ApiException
     *             ThrottlingException, in AWS's words
     */
    public void pace(Principal principal, String operation) {
        paces.of(principal, operation).ifPresent(limit -> {
            String whose = principal.key().isEmpty() ? principal.name() : principal.key();
            throttle.take(whose + " " + limit.name(), limit.pace()).ifPresent(wait -> {
                throw throttled(wait);
            });
        });
    }

    private static ApiException throttled(Duration wait) {
        return ApiException.protocol("ThrottlingException", "Rate exceeded")
                .after(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** Notes that something was refused; not more often than the log can bear. */
    public void refused(Deed deed, String why) {
        if (auditor.isEmpty()) {
            return;
        }
        if (throttle.take("refusals", REFUSALS).isPresent()) {
            unnoted.incrementAndGet();
            return;
        }
        Map<String, String> facts = new HashMap<>(Map.of("error", why));
        long others = unnoted.getAndSet(0);
        if (others > 0) {
            facts.put("othersNotNoted", Long.toString(others));
        }
        CompletionStage<?> unused = auditor.get().note(deed, Outcome.DENIED, facts);
    }

    /** Notes something that is always noted, such as that somebody signed in. */
    public void note(Deed deed, Outcome outcome, Map<String, String> facts) {
        CompletionStage<?> unused = auditor.<CompletionStage<?>>map(one -> one.note(deed, outcome, facts))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /**
     * Carries an operation out, and notes what became of it if it is one to note. Who changes machines or access
     * is
     * answered once the note is durable.
     *
     * @param made
     *            facts of an answer
     * @param code
     *            what a failure is called
     */
    public <T> CompletionStage<T> noted(Deed deed, Supplier<? extends CompletionStage<? extends T>> work,
            Function<T, Map<String, String>> made, Function<Throwable, String> code) {
        if (auditor.isEmpty() || !auditor.get().notes(deed.operation())) {
            return work.get().thenApply(Function.identity());
        }
        CompletionStage<? extends T> stage;
        try {
            stage = work.get();
        } catch (RuntimeException | StackOverflowError e) {
            stage = CompletableFuture.failedFuture(e);
        }
        return stage.<CompletionStage<T>>handle((answer, failure) -> failure == null
                ? auditor.get().note(deed, Outcome.ALLOWED, made.apply(answer)).thenApply(done -> answer)
                : auditor.get().note(deed, Outcome.FAILED, Map.of("error", code.apply(failure)))
                        .thenCompose(done -> CompletableFuture.failedFuture(failure)))
                .thenCompose(Function.identity());
    }
}
