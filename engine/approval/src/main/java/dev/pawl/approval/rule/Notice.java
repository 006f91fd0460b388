package dev.pawl.approval.rule;

import dev.pawl.approval.notify.Notification.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * That people are to be told.
 *
 * @param to
 *            by name
 */
public record Notice(Kind kind, Set<String> to, Optional<String> text, Optional<String> by) {
    /** Keeps its own copy, in order. */
    public Notice {
        to = java.util.Collections.unmodifiableSet(new TreeSet<>(to));
    }
}
