package dev.pawl.limit;

import dev.pawl.config.ConfigurationException;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.expr.jsonata.JsonataExpression;
import dev.pawl.json.Payload;
import dev.pawl.store.Claims.Capacity;
import dev.pawl.store.Claims.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A limit.
 *
 * @param applies
 *            to what
 * @param key
 *            each value of it has places of its own
 * @param rate
 *            how often a place is given
 * @param waiting
 *            what becomes of those for which there is no place
 * @param definition
 *            as it was written
 */
public record Limit(String name, Applies applies, Optional<JsonataExpression> key, int concurrency,
        Optional<Rate> rate, Waiting waiting, Payload definition) {
    /**
     * To executions of machines, or to tasks of resources.
     *
     * @param machines
     *            names or ARNs, stars stand for any text
     * @param tags
     *            that a machine has to have
     * @param resources
     *            Resources of tasks, stars stand for any text
     */
    public record Applies(List<Wildcard> machines, Map<String, String> tags, List<Wildcard> resources) {
        boolean toExecutions() {
            return resources.isEmpty();
        }
    }

    /** So many in a time, and so many at once after a quiet time. */
    public record Rate(int count, Duration per, int burst) {}

    /** What becomes of those for whom there is no place. */
    public record Waiting(WhenFull whenFull, int most, Optional<JsonataExpression> priority) {}

    /** How many places each group has. */
    public Capacity capacity() {
        if (rate.isEmpty()) {
            return new Capacity(concurrency, 0, 0);
        }
        long interval = Math.max(1, rate.get().per().toMillis() / rate.get().count());
        return new Capacity(concurrency, interval, interval * (rate.get().burst() - 1));
    }

    /** The group of that key; limits without a key have one. */
    String group(String keyValue) {
        return keyValue.isEmpty() ? name : name + "\n" + keyValue;
    }

    /** The limit of a group. */
    public static String nameOf(String group) {
        int at = group.indexOf('\n');
        return at < 0 ? group : group.substring(0, at);
    }

    /** The key of a group; empty if its limit has none. */
    public static String keyOf(String group) {
        int at = group.indexOf('\n');
        return at < 0 ? "" : group.substring(at + 1);
    }

    /**
     * What is written about a limit.
     *
     * @throws ConfigurationException
     *             with the place of what is wrong
     */
    public static Limit read(String name, ConfigurationValue value) {
        return new LimitReader(value).limit(name);
    }
}
