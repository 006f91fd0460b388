package dev.pawl.runtime;

import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.Outstanding;
import dev.pawl.store.Outstanding.InboxMessage;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings stored messages to the executions that they are for. One that was written here is handed over
 * directly; the
 * others are found when a partition is taken, and by looking now and then while other nodes are about.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int PAGE = 500;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final Outstanding outstanding;
    private final Leases leases;
    private final EngineClock clock;
    private final Posts posts;
    private final Backlog delivered;
    private final Between between;
    private final Map<Long, HandedOver> handedOver = new ConcurrentHashMap<>();

    private record HandedOver(Instant at, int bytes) {}

    /**
     * @param delivered
     *            what was handed over and has not been dealt with
     */
    Inbox(Outstanding outstanding, Leases leases, EngineClock clock, Posts posts, Backlog delivered,
            Between between) {
        this.outstanding = outstanding;
        this.leases = leases;
        this.clock = clock;
        this.posts = posts;
        this.delivered = delivered;
        this.between = between;
    }

    /** What concerns other nodes. */
    interface Between {
        /** A message was stored for an execution that is not ours. */
        void sent(String receiverArn);

        /** Somebody at another node waits for what comes of a message. */
        Receipt answering(String ask);

        /** The outcome of a call that another node went on with has come. */
        void outcome(String executionArn, long scheduledEventId);
    }

    /** A message that was just stored, if its receiver is ours. */
    void deliverHere(Message message, long id) {
        if (leases.of(message.receiverArn()).isPresent()) {
            deliver(new InboxMessage(id, leases.partitionOf(message.receiverArn()), message.receiverArn(),
                    message.body()));
        } else {
            between.sent(message.receiverArn());
        }
    }

    int count() {
        return handedOver.size();
    }

    /** What was handed over and has not been dealt with. */
    Backlog delivered() {
        return delivered;
    }

    /** All that lies in the inboxes of a partition and has not been handed over lately. */
    void read(int partition) {
        Instant now = clock.now();
        handedOver.forEach((id, handed) -> {
            if (handed.at().plus(AGAIN_AFTER).isBefore(now)) {
                received(id);
            }
        });
        long after = Mail.NOT_STORED;
        List<InboxMessage> page;
        do {
            page = outstanding.inbox(partition, after, PAGE);
            for (InboxMessage message : page) {
                after = Math.max(after, message.id());
                if (!handedOver.containsKey(message.id())) {
                    deliver(message);
                }
            }
        } while (page.size() == PAGE);
    }

    /** The message has been dealt with, and its removal is durable. */
    void received(long id) {
        HandedOver handed = handedOver.remove(id);
        if (handed != null) {
            delivered.ends(handed.bytes());
        }
    }

    /** Throws a message away that nobody can receive. */
    void discard(long id) {
        outstanding.discard(id);
        received(id);
    }

    private void deliver(InboxMessage message) {
        received(message.id());
        HandedOver handed = new HandedOver(clock.now(), message.body().sizeBytes());
        delivered.begins(handed.bytes());
        handedOver.put(message.id(), handed);
        try {
            Signal signal = InboxText.read(message.body());
            if (signal instanceof Signal.Outcome outcome) {
                between.outcome(message.receiverArn(), outcome.trigger().scheduledEventId());
            }
            posts.post(message.receiverArn(), new Mail(signal,
                    InboxText.ask(message.body()).map(between::answering).orElse(Receipt.NOBODY), message.id()));
        } catch (IllegalArgumentException e) {
            LOG.error("A message for {} cannot be read and is thrown away", message.receiverArn(), e);
            discard(message.id());
        }
    }
}
