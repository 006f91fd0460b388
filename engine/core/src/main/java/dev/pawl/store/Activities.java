package dev.pawl.store;

import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Activities. A change is durable when its method returns. */
public interface Activities {
    /** Creates one, or gives the one that has that ARN already. */
    ActivityRecord create(String arn, String name, Instant createdAt, Optional<Payload> encryption,
            Map<String, String> tags);

    /** The activity of that ARN. */
    Optional<ActivityRecord> find(String arn);

    /** Activities in the order of their creation, a page at a time. */
    List<ActivityRecord> list(Optional<Long> afterKey, int limit);

    /** How many there are. */
    long count();

    /** Removes it; returns whether there was one. */
    boolean delete(String arn);

    /** An activity. */
    record ActivityRecord(long key, String arn, String name, Instant createdAt, Optional<Payload> encryption) {}
}
