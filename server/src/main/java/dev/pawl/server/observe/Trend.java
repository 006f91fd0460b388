package dev.pawl.server.observe;

import dev.pawl.metrics.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a few figures went over the last ten minutes, so that people see at once whether that is as usual. */
final class Trend {
    /** Between two looks. */
    static final Duration STEP = Duration.ofSeconds(5);

    private static final int LOOKS = 121;
    private static final int MINUTE = 12;

    private final Registry registry;
    private final List<Look> looks = new ArrayList<>();

    /** What was counted up to a moment. */
    record Look(long atNanos, double started, double ended, double unsuccessful, double transitions, double calls,
            double commits, double requests, double commitSeconds, double appends) {}

    Trend(Registry registry) {
        this.registry = registry;
    }

    /** Looks once more. */
    synchronized void look(long nowNanos) {
        double ended = registry.total("pawl_executions_ended_total");
        looks.add(new Look(nowNanos, registry.total("pawl_executions_started_total"), ended,
                ended - registry.total("pawl_executions_ended_total", "SUCCEEDED"),
                registry.total("pawl_state_transitions_total"), registry.total("pawl_task_calls_total"),
                registry.total("pawl_store_commit_duration_seconds"), registry.total("pawl_http_requests_total"),
                registry.sum("pawl_store_commit_duration_seconds"), registry.sum("pawl_store_commit_appends")));
        if (looks.size() > LOOKS) {
            looks.removeFirst();
        }
    }

    /** How often it happened in a second, over the last minute. */
    synchronized double rate(ToDoubleFunction<Look> figure) {
        return looks.size() < 2 ? 0 : rate(figure, looks.get(Math.max(0, looks.size() - 1 - MINUTE)), looks.getLast());
    }

    /** One figure for each of another, over the last minute. */
    synchronized double ratio(ToDoubleFunction<Look> of, ToDoubleFunction<Look> each) {
        double number = rate(each);
        return number == 0 ? 0 : rate(of) / number;
    }

    /** How often it happened in a second, in each step, oldest first. */
    synchronized List<Double> rates(ToDoubleFunction<Look> figure) {
        List<Double> rates = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            rates.add(rate(figure, looks.get(i - 1), looks.get(i)));
        }
        return rates;
    }

    private static double rate(ToDoubleFunction<Look> figure, Look from, Look to) {
        double seconds = (to.atNanos() - from.atNanos()) / 1e9;
        return seconds <= 0 ? 0 : (figure.applyAsDouble(to) - figure.applyAsDouble(from)) / seconds;
    }
}
