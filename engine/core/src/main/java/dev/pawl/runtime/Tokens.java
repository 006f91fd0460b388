package dev.pawl.runtime;

import dev.pawl.interpreter.model.TaskToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Which task a token that somebody brings back stands for, and what they are told if it stands for none any
 * more.
 *
 * @param past
 *            knows what was scheduled before
 */
record Tokens(Past past) {

    /** Whether an attempt at a task that has an outcome was once scheduled with that token. */
    interface Past {
        boolean was(Live live, TaskToken token);
    }

    /** The task that waits for the token. */
    static Optional<PendingTask> holder(Live live, TaskToken token) {
        return attempt(live, token).filter(PendingTask::hasToken);
    }

    /** The task that was scheduled with the token, whether it waits for it or for a service. */
    static Optional<PendingTask> attempt(Live live, TaskToken token) {
        return live.tasks().find(token.scheduledEventId()).filter(task -> sameSecret(task, token));
    }

    private static boolean sameSecret(PendingTask task, TaskToken token) {
        return MessageDigest.isEqual(task.scheduled().secret().getBytes(StandardCharsets.UTF_8),
                token.secret().getBytes(StandardCharsets.UTF_8));
    }

    Settlement refusal(Live live, TaskToken token) {
        if (attempt(live, token).filter(PendingTask::isPromised).isPresent()) {
            return new Settlement.Promised();
        }
        return past.was(live, token) ? new Settlement.TaskOver() : new Settlement.NoTask();
    }
}
