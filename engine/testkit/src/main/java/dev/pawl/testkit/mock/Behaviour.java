package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.testkit.value.Values;
import java.time.Duration;
import java.util.Optional;

/**
 * How a service behaves when a task calls it.
 *
 * @param ending
 *            what the task comes to
 * @param after
 *            how long that takes, in virtual time
 * @param accepted
 *            what a service that is waited for answers at once: TaskSubmitted shows it
 * @param deliveries
 *            how often a task token is brought back; 1 is usual
 * @param heartbeats
 *            signs of life meanwhile
 * @param crashes
 *            whether the engine's process dies before it has heard of the end
 */
public record Behaviour(Ending ending, Duration after, JsonNode accepted, int deliveries,
        Optional<Heartbeats> heartbeats, boolean crashes) {

    /** Signs of life: so many, and then no more. */
    public record Heartbeats(Duration every, int count) {
        /** Refuses what cannot be. */
        public Heartbeats {
            if (!every.isPositive() || count < 1) {
                throw new IllegalArgumentException(
                        "Expected heartbeats every so often and at least one, but got " + count + " every " + every);
            }
        }
    }

    /** Refuses what cannot be. */
    public Behaviour {
        if (after.isNegative() || deliveries < 1) {
            throw new IllegalArgumentException(
                    "Expected a delay and at least one delivery, but got " + after + " and " + deliveries);
        }
    }

    /** Comes to that end at once. */
    public static Behaviour of(Ending ending) {
        return new Behaviour(ending, Duration.ZERO, JsonNodeFactory.instance.objectNode(), 1, Optional.empty(), false);
    }

    /** Succeeds at once with that: JSON text, a tree or a record. */
    public static Behaviour returns(Object result) {
        return of(new Ending.Returns(Values.json(result)));
    }

    /** Fails at once. */
    public static Behaviour fails(String error, String cause) {
        return of(Ending.Fails.of(error, cause));
    }

    /** The same, later. */
    public Behaviour after(Duration delay) {
        return new Behaviour(ending, delay, accepted, deliveries, heartbeats, crashes);
    }

    /** The same; the service's first answer is that. */
    public Behaviour accepting(JsonNode answer) {
        return new Behaviour(ending, after, answer, deliveries, heartbeats, crashes);
    }
}
