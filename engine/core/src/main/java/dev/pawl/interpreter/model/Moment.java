package dev.pawl.interpreter.model;

import dev.pawl.expr.Budget;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * All that a decision takes from outside besides its trigger.
 *
 * @param now
 *            time of the decision and of its events, in whole milliseconds
 * @param random
 *            what UUIDs, jitter and task secrets are drawn from
 * @param budget
 *            of each expression
 * @param limits
 *            of the decision
 * @param activityExists
 *            whether there is an activity of that ARN
 */
public record Moment(Instant now, RandomGenerator random, Budget budget, Limits limits,
        Predicate<String> activityExists) {
    /** A moment at which every activity exists. */
    public Moment(Instant now, RandomGenerator random, Budget budget, Limits limits) {
        this(now, random, budget, limits, arn -> true);
    }

    /**
     * When a decision yields, and when an execution is too long.
     *
     * @param eventsEach
     *            a decision yields after so many events
     * @param nanosEach
     *            a decision yields after so many nanoseconds
     * @param historyEvents
     *            an execution with so many events fails; {@link Long#MAX_VALUE} for Express
     */
    public record Limits(int eventsEach, long nanosEach, long historyEvents) {
        /** For Standard executions. */
        public static final Limits STANDARD = new Limits(500, 20_000_000, 25_000);
        /** For Express executions, whose history has no end. */
        public static final Limits EXPRESS = new Limits(500, 20_000_000, Long.MAX_VALUE);
    }
}
