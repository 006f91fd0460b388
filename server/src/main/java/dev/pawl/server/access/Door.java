package dev.pawl.server.access;

import dev.pawl.server.access.Throttle.Pace;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.audit.Auditor;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.audit.Deed.Outcome;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Permission;
import dev.pawl.server.auth.Permissions;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.tls.AddressRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every request goes through: who calls, how fast they may, whether they may, and what is noted about
 * it.
 */
public final class Door {
    private static final Pace FAILURES = new Pace(1, 20);
    private static final Pace REFUSALS = new Pace(10, 100);
    private static final String SIGN_IN = "sign-in ";

    private final Authenticator authenticator;
    private final AccessPolicy policy;
    private final Optional<Auditor> auditor;
    private final Paces paces;
    private final Shared shared;

    /** What all doors of a server have in common: whoever is slowed at one is slowed at all. */
    private record Shared(Throttle throttle, AtomicLong unnoted, Vigil vigil) {
        Shared() {
            this(new Throttle(System::nanoTime), new AtomicLong(), new Vigil());
        }
    }

    Door(Authenticator authenticator, AccessPolicy policy, Optional<Auditor> auditor, Paces paces) {
        this(authenticator, policy, auditor, paces, new Shared());
    }

    private Door(Authenticator authenticator, AccessPolicy policy, Optional<Auditor> auditor, Paces paces,
            Shared shared) {
        this.authenticator = authenticator;
        this.policy = policy;
        this.auditor = auditor;
        this.paces = paces;
        this.shared = shared;
    }

    /** One that notes nothing and slows nobody. */
    public static Door of(Authenticator authenticator, AccessPolicy policy) {
        return new Door(authenticator, policy, Optional.empty(), Paces.NONE);
    }

    /** The same for those who are known in another way. */
    public Door with(Authenticator other) {
        return new Door(other, policy, auditor, paces, shared);
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
        Optional<Duration> wait = shared.throttle()
                .take("stranger " + AddressRange.network(deed.address()), FAILURES);
        return wait.map(Door::throttled).orElse(failure);
    }

    /**
     * What somebody is told who comes to sign in from where it failed again and again: to wait. Others are not
     * hindered, and neither is whoever calls with a signature or a token.
     */
    public Optional<ApiException> tooManySignIns(String address) {
        return auditor.isEmpty()
                ? Optional.empty()
                : shared.throttle().look(SIGN_IN + AddressRange.network(address), FAILURES).map(Door::throttled);
    }

    /** Somebody failed to sign in. */
    public void signInFailed(Deed deed, Map<String, String> facts) {
        Optional<Duration> unused = shared.throttle().take(SIGN_IN + AddressRange.network(deed.address()), FAILURES);
        denied(deed, facts);
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
            shared.throttle().take(whose + " " + limit.name(), limit.pace()).ifPresent(wait -> {
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
        denied(deed, Map.of("error", why));
    }

    private void denied(Deed deed, Map<String, String> facts) {
        if (auditor.isEmpty()) {
            return;
        }
        if (shared.throttle().take("refusals", REFUSALS).isPresent()) {
            shared.unnoted().incrementAndGet();
            return;
        }
        Map<String, String> more = new HashMap<>(facts);
        long others = shared.unnoted().getAndSet(0);
        if (others > 0) {
            more.put("othersNotNoted", Long.toString(others));
        }
        CompletionStage<?> unused = auditor.get().note(deed, Outcome.DENIED, more);
    }

    /**
     * Ends something that goes on, within seconds of when its caller may no longer have it: the key was revoked,
     * the
     * session or the token ended, the grant was taken away.
     *
     * @param granted
     *            whether the caller may still do it; asked every second
     * @return to be called when it is over
     */
    public Runnable whileKnown(HttpRequest request, Principal principal, BooleanSupplier granted, Runnable end) {
        return shared.vigil().watch(() -> authenticator.stillKnows(request, principal) && granted.getAsBoolean(), end);
    }

    /**
     * An answer that may take long: fails within seconds of when its caller is no longer known.
     *
     * @param work
     *            given what is complete once nobody may have the answer any more
     */
    public <T> CompletionStage<T> awaited(HttpRequest request, Principal principal, BooleanSupplier granted,
            Function<CompletableFuture<Void>, CompletionStage<T>> work) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable over = whileKnown(request, principal, granted, () -> {
            gone.complete(null);
            answer.completeExceptionally(ApiException.protocol("UnrecognizedClientException",
                    "The security token included in the request is invalid."));
        });
        try {
            CompletionStage<T> unused = work.apply(gone).whenComplete((done, failure) -> {
                over.run();
                if (failure == null) {
                    answer.complete(done);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            return answer;
        } catch (RuntimeException | Error e) {
            over.run();
            throw e;
        }
    }

    /** Notes something that is always noted, such as that somebody signed in. */
    public void note(Deed deed, Outcome outcome, Map<String, String> facts) {
        CompletionStage<?> unused = auditor.<CompletionStage<?>>map(one -> one.note(deed, outcome, facts))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /**
     * Whoever changes machines changes tags, and by them who may do what: before anybody is told that it is done.
     */
    private <T> CompletionStage<T> told(Deed deed, CompletionStage<T> stage) {
        return Permissions.of(deed.operation()).filter(Permission.EDIT::equals).isEmpty()
                ? stage
                : stage.whenComplete((done, failure) -> policy.changed());
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
            return told(deed, work.get()).thenApply(Function.identity());
        }
        CompletionStage<? extends T> stage;
        try {
            stage = told(deed, work.get());
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
