package dev.pawl.approval.notify;

import java.util.concurrent.CompletionStage;

/**
 * A channel that tells people about requests for approval. Its methods may be called from many threads at
 * once and
 * must not block for long. A notification comes at least once: again after a crash or a failure, with the
 * same
 * {@link Notification#id()} each time.
 */
public interface Notifier extends AutoCloseable {
    /** What Notify in a definition calls it, such as {@code email}. */
    String channel();

    /** Whom it speaks to. */
    Audience audience();

    /**
     * Whether it can reach that person: false for one without an address. Asked of {@link Audience#PERSON} alone.
     */
    default boolean reaches(Notification.Recipient recipient) {
        return true;
    }

    /**
     * Tells. The stage completes when the other side has taken it. It fails with an
     * {@link UndeliverableException} when trying again would not help, with anything else to be tried again
     * later,
     * a bounded number of times; the message is shown to people and must hold no secret. A stage that takes
     * longer
     * than half a minute counts as failed.
     */
    CompletionStage<Void> send(Notification notification);

    @Override
    default void close() {}

    /** Whom a channel speaks to. */
    enum Audience {
        /**
         * One person at a time, and nobody else sees it: a notification for each recipient, with a link that lets
         * whoever holds it decide in that person's name.
         */
        PERSON,
        /** Whoever listens, such as a program or a room: one notification for all, without recipient and link. */
        EVERYBODY
    }
}
