package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.Retrier;
import java.time.Duration;
import java.util.List;

/**
 * How a state is tried again:
 * {@code times(5).startingAfter(ofSeconds(1)).doubling().atMost(ofMinutes(1)).withJitter()}.
 * What is not said is left to the language's defaults: three times, after one second, doubling.
 */
public final class Retry {
    private final ObjectNode members;

    private Retry(ObjectNode members) {
        this.members = members;
    }

    /** By the language's defaults. */
    public static Retry byDefault() {
        return new Retry(JsonNodeFactory.instance.objectNode());
    }

    /** At most so often after the first attempt; {@code MaxAttempts}. */
    public static Retry times(long attempts) {
        return byDefault().with("MaxAttempts", attempts);
    }

    /** Not at all: errors that a later, wider retrier would take are passed over. */
    public static Retry never() {
        return times(0);
    }

    /** At most so often after the first attempt; {@code MaxAttempts}. */
    public Retry upTo(long attempts) {
        return with("MaxAttempts", attempts);
    }

    /** The pause before the first retry, in whole seconds; {@code IntervalSeconds}. */
    public Retry startingAfter(Duration interval) {
        return with("IntervalSeconds", WholeSeconds.of(interval, "IntervalSeconds"));
    }

    /** Each pause is twice as long as the one before. */
    public Retry doubling() {
        return backingOffBy(2);
    }

    /** All pauses are equally long. */
    public Retry evenly() {
        return backingOffBy(1);
    }

    /** Each pause is so many times as long as the one before, at least 1; {@code BackoffRate}. */
    public Retry backingOffBy(double rate) {
        Retry more = new Retry(members.deepCopy());
        if (rate == Math.rint(rate)) {
            more.members.put("BackoffRate", (long) rate);
        } else {
            more.members.put("BackoffRate", rate);
        }
        return more;
    }

    /** No pause is longer, in whole seconds; {@code MaxDelaySeconds}. */
    public Retry atMost(Duration longest) {
        return with("MaxDelaySeconds", WholeSeconds.of(longest, "MaxDelaySeconds"));
    }

    /** Each pause is a random part of what it would be, so that many executions do not come back at once. */
    public Retry withJitter() {
        return jitter(Retrier.JitterStrategy.FULL);
    }

    /** {@code JitterStrategy}, written out. */
    public Retry jitter(Retrier.JitterStrategy strategy) {
        Retry more = new Retry(members.deepCopy());
        more.members.put("JitterStrategy", strategy.name());
        return more;
    }

    /** For people. */
    public Retry comment(String comment) {
        Retry more = new Retry(members.deepCopy());
        more.members.put("Comment", comment);
        return more;
    }

    /** As a member of Retry. */
    public ObjectNode json(List<String> errors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        errors.forEach(json.putArray("ErrorEquals")::add);
        json.setAll(members.deepCopy());
        return json;
    }

    private Retry with(String field, long number) {
        Retry more = new Retry(members.deepCopy());
        more.members.put(field, number);
        return more;
    }
}
