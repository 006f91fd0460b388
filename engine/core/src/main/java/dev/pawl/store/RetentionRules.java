package dev.pawl.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What people have said about how long executions are kept. */
public interface RetentionRules {
    /** Stored policies by their scope: the ARN of a machine, or {@code *}. */
    Map<String, String> policies();

    /** Stores a policy instead of the one before. */
    void put(String scope, String document, Instant at);

    /** Forgets a policy; false if there was none. */
    boolean remove(String scope);

    /** Keeps an execution, whatever policies say; false if there is no such execution. */
    boolean hold(Hold hold);

    /** Lets policies apply again; false if it was not held. */
    boolean release(String executionArn);

    /** Holds by the execution's age, oldest first, after one. */
    List<Hold> holds(long afterKey, int limit);

    /**
     * An execution that is to stay.
     *
     * @param key
     *            of the execution; any if it is to be held now
     */
    record Hold(long key, String executionArn, Instant at, String by, String reason) {}
}
