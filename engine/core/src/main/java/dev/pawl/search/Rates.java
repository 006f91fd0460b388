package dev.pawl.search;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Ended;
import dev.pawl.store.SearchIndex.Ends;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How executions fared.
 *
 * @param p50Millis
 *            half of those that ended took no longer, to 5 %; absent if none ended
 * @param p95Millis
 *            and 95 of 100
 */
public record Rates(long succeeded, long failed, long timedOut, long aborted, Optional<Long> p50Millis,
        Optional<Long> p95Millis) {
    /** None ended. */
    public static final Rates NONE = new Rates(0, 0, 0, 0, Optional.empty(), Optional.empty());

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    static Rates of(Collection<Ends> ends) {
        TreeMap<Integer, Long> durations = new TreeMap<>();
        ends.forEach(end -> durations.merge(end.duration(), end.count(), Long::sum));
        long all = ends.stream().mapToLong(Ends::count).sum();
        return new Rates(count(ends, ExecutionStatus.SUCCEEDED), count(ends, ExecutionStatus.FAILED),
                count(ends, ExecutionStatus.TIMED_OUT), count(ends, ExecutionStatus.ABORTED),
                percentile(durations, all, HALF), percentile(durations, all, NEARLY_ALL));
    }

    private static long count(Collection<Ends> ends, ExecutionStatus status) {
        return ends.stream().filter(end -> end.status() == status).mapToLong(Ends::count).sum();
    }

    private static Optional<Long> percentile(TreeMap<Integer, Long> durations, long all, double share) {
        long left = Math.max(1, Math.round(Math.ceil(all * share)));
        for (Map.Entry<Integer, Long> step : durations.entrySet()) {
            left -= step.getValue();
            if (left <= 0) {
                return Optional.of(Ended.millisOf(step.getKey()));
            }
        }
        return Optional.empty();
    }
}
