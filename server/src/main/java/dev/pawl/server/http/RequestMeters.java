package dev.pawl.server.http;

import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Scale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts requests by what they asked for and how they were answered. */
public final class RequestMeters {
    /** Counts nothing. */
    public static final RequestMeters NONE = new RequestMeters(Metrics.NONE);
    /** Of a request that was answered before anybody knew what it asked for. */
    public static final String UNKNOWN = "unknown";

    private static final Metric REQUESTS = Metric.counter("pawl_http_requests_total",
            "Requests that were answered.", "api", "operation", "status");
    private static final Metric DURATION = Metric.histogram("pawl_http_request_duration_seconds",
            "How long requests took to be answered, those that wait included.", "api", "operation");

    private final Metrics metrics;
    private final ConcurrentMap<Operation, Histogram> durations = new ConcurrentHashMap<>();
    private final ConcurrentMap<Answer, Counter> answers = new ConcurrentHashMap<>();

    private record Operation(String api, String name) {}

    private record Answer(Operation operation, int status) {}

    /** Counts there. */
    public RequestMeters(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * A request was answered.
     *
     * @param api
     *            {@code states} or {@code rest}
     * @param operation
     *            one of a known number: never what a caller sent
     */
    public void answered(String api, String operation, int status, long nanos) {
        Operation asked = new Operation(api, operation);
        durations.computeIfAbsent(asked, o -> metrics.histogram(DURATION, Scale.CALLS, api, operation))
                .observe(nanos);
        answers.computeIfAbsent(new Answer(asked, status),
                a -> metrics.counter(REQUESTS, api, operation, Integer.toString(status))).increment();
    }
}
