package dev.pawl.runtime;

import dev.pawl.asl.TaskResource;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.metrics.Counter;
import dev.pawl.metrics.Histogram;
import dev.pawl.metrics.Metric;
import dev.pawl.metrics.Metrics;
import dev.pawl.metrics.Registry;
import dev.pawl.metrics.Scale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Counts calls of connectors, by what they call. */
final class TaskMeters {
    private static final Metric CALLS = Metric.counter("pawl_task_calls_total",
            "Calls of connectors that were answered, by what came of them.", "resource", "outcome");
    private static final Metric RETRIES = Metric.counter("pawl_task_retries_total",
            "Calls of connectors because a state is tried again.", "resource");
    private static final Metric DURATION = Metric.histogram("pawl_task_call_duration_seconds",
            "How long connectors took to answer.", "resource");
    private static final int RESOURCES = 200;

    private final Metrics metrics;
    private final ConcurrentMap<String, OfResource> resources = new ConcurrentHashMap<>();
    private final OfResource others;

    private record OfResource(Counter done, Counter accepted, Counter failed, Counter retries, Histogram duration) {}

    TaskMeters(Metrics metrics) {
        this.metrics = metrics;
        this.others = of(Registry.OTHER);
    }

    /** A connector is about to be called. */
    void begins(TaskRequest request) {
        if (request.retryCount() > 0) {
            resource(request).retries().increment();
        }
    }

    /** A connector has answered, or broke. */
    void answered(TaskRequest request, @Nullable Outcome outcome, long nanos) {
        OfResource resource = resource(request);
        resource.duration().observe(nanos);
        Counter counter = switch (outcome) {
            case null -> resource.failed();
            case Outcome.Failed failed -> resource.failed();
            case Outcome.TimedOut timedOut -> resource.failed();
            case Outcome.Completed completed -> resource.done();
            case Outcome.Accepted accepted -> resource.accepted();
            case Outcome.Promised promised -> resource.accepted();
        };
        counter.increment();
    }

    private OfResource resource(TaskRequest request) {
        String kind = kind(request.resource());
        OfResource known = resources.get(kind);
        if (known != null) {
            return known;
        }
        return resources.size() < RESOURCES ? resources.computeIfAbsent(kind, this::of) : others;
    }

    /** As in the history: the service with its action, such as {@code sqs:sendMessage}. */
    private static String kind(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction function -> "lambda";
            case TaskResource.Activity activity -> "activity";
            case TaskResource.Integration call -> call.service() + ":" + call.actionAndPattern();
        };
    }

    private OfResource of(String kind) {
        return new OfResource(metrics.counter(CALLS, kind, "succeeded"), metrics.counter(CALLS, kind, "accepted"),
                metrics.counter(CALLS, kind, "failed"), metrics.counter(RETRIES, kind),
                metrics.histogram(DURATION, Scale.CALLS, kind));
    }
}
