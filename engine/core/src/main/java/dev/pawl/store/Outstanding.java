package dev.pawl.store;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been promised and not yet done: all that recovery reads. */
public interface Outstanding {
    /** Timers of a partition that are due until then, earliest first. */
    List<DueTimer> timers(int partition, Instant until, int limit);

    /** When the earliest timer of a partition is due. */
    Optional<Instant> nextTimer(int partition);

    /** Executions of a partition that are held, in the order of their keys: those with a timer for that. */
    List<DueTimer> held(int partition, long afterExecutionKey, int limit);

    /** Outstanding tasks of a partition in a stable order. */
    List<WorkItem> work(int partition, Optional<WorkItem> after, int limit);

    /** Tasks of an activity that no worker has taken, oldest first, in all partitions. */
    List<WorkItem> activityTasks(String activityArn, int limit);

    /** How many tasks of each activity no worker has taken, by its ARN. */
    Map<String, Long> activityTasks();

    /** How many executions are held. */
    long held();

    /** Partitions in whose inboxes something lies. */
    Set<Integer> inboxes();

    /** Messages that lie in the inboxes of a partition, oldest first. */
    List<InboxMessage> inbox(int partition, long afterId, int limit);

    /**
     * Puts a message into an inbox without a cause in another execution: a request that came to the wrong node.
     */
    long send(ExecutionLog.Message message);

    /** Whether a message still lies in its inbox. */
    boolean waiting(long messageId);

    /** Throws a message away that nobody can receive. */
    void discard(long messageId);

    /** A timer and whose it is. */
    record DueTimer(int partition, long executionKey, String executionArn, TimerKey timer, Instant due) {}

    /** A message in an inbox. */
    record InboxMessage(long id, int partition, String receiverArn, Payload body) {}
}
