package dev.pawl.server.http;

import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Scale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts requests by what they asked for and how they were answered. */
public final class RequestMeters {
    /** Of a request that was answered before anybody knew what it asked for. */
    public static final String UNKNOWN = "unknown";

    private static final Metric REQUESTS = Metric.counter("pawl_http_requests_total",
            "Requests that were answered.", "api", "operation", "status");
    private static final Metric DURATION = Metric.histogram("pawl_http_request_duration_seconds",
            "How long requests took to be answered, those that wait included.", "api", "operation");

    private static final Metric REFUSED = Metric.counter("pawl_http_refused_total",
            "Requests that were refused because of who asked, or because there was too much of them.", "why");
    private static final Metric SIGN_INS = Metric.counter("pawl_sign_in_failures_total",
            "Sign-ins of people that failed.");
    private static final Map<Integer, String> BY_STATUS = Map.of(401, "not-authenticated", 403, "not-allowed", 429,
            "throttled");
    private static final Pattern UNKNOWN_CALLER = Pattern
            .compile("MissingAuthenticationToken.*|UnrecognizedClient.*|InvalidSignature.*|IncompleteSignature.*"
                    + "|ExpiredToken.*|InvalidClientTokenId.*");

    /** Counts nothing. */
    public static final RequestMeters NONE = new RequestMeters(Metrics.NONE);

    private final Metrics metrics;
    private final Map<String, Counter> refused;
    private final Counter signIns;
    private final ConcurrentMap<Operation, Histogram> durations = new ConcurrentHashMap<>();
    private final ConcurrentMap<Answer, Counter> answers = new ConcurrentHashMap<>();

    private record Operation(String api, String name) {}

    private record Answer(Operation operation, int status) {}

    /** Counts there. */
    public RequestMeters(Metrics metrics) {
        this.metrics = metrics;
        this.signIns = metrics.counter(SIGN_INS);
        this.refused = BY_STATUS.values().stream()
                .collect(Collectors.toUnmodifiableMap(why -> why, why -> metrics.counter(REFUSED, why)));
    }

    /**
     * A request was answered.
     *
     * @param api
     *            {@code states} or {@code rest}
     * @param operation
     *            one of a known number: never what a caller sent
     */
    public void answered(String api, String operation, HttpResponse answer, long nanos) {
        why(answer).map(refused::get).ifPresent(Counter::increment);
        int status = answer.status();
        Operation asked = new Operation(api, operation);
        durations.computeIfAbsent(asked, o -> metrics.histogram(DURATION, Scale.CALLS, api, operation))
                .observe(nanos);
        answers.computeIfAbsent(new Answer(asked, status),
                a -> metrics.counter(REQUESTS, api, operation, Integer.toString(status))).increment();
    }

    /** The wire API answers with status 400 whatever was wrong, and names it in a header. */
    private static Optional<String> why(HttpResponse answer) {
        Optional<String> error = answer.headers().stream().filter(header -> header.name().equals("x-amzn-ErrorType"))
                .map(HttpResponse.Header::value).findFirst();
        if (error.isEmpty()) {
            return Optional.ofNullable(BY_STATUS.get(answer.status()));
        }
        return switch (error.get()) {
            case "ThrottlingException" -> Optional.of("throttled");
            case "AccessDeniedException" -> Optional.of("not-allowed");
            default -> UNKNOWN_CALLER.matcher(error.get()).matches()
                    ? Optional.of("not-authenticated")
                    : Optional.empty();
        };
    }

    /** Somebody failed to sign in. */
    public void signInFailed() {
        signIns.increment();
    }
}
