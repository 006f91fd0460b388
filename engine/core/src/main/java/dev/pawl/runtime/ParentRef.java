package dev.pawl.runtime;

import java.util.Optional;

/**
 * Which task of which execution started an execution. It is stored with the child, so that a second try of
 * the task knows
 * its own child again.
 *
 * @param executionArn
 *            of the parent
 * @param scheduledEventId
 *            names the task
 * @param waits
 *            whether the parent wants to be told when the child ends
 */
public record ParentRef(String executionArn, long scheduledEventId, boolean waits) {
    private static final char SEPARATOR = '#';
    private static final String WAITS = "+";

    /** The text that is stored: the ARN, then what no ARN can contain. */
    public String encode() {
        return executionArn + SEPARATOR + scheduledEventId + (waits ? WAITS : "");
    }

    /** Reads what is stored; empty if it is none of ours. */
    public static Optional<ParentRef> decode(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        if (at < 0) {
            return Optional.empty();
        }
        boolean waits = text.endsWith(WAITS);
        String id = text.substring(at + 1, text.length() - (waits ? 1 : 0));
        try {
            return Optional.of(new ParentRef(text.substring(0, at), Long.parseLong(id), waits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
