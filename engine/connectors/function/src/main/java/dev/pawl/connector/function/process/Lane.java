package dev.pawl.connector.function.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The processes of one function, and the calls that wait for one. Guarded by its fleet. */
final class Lane {
    final Deque<Waiting> waiting = new ArrayDeque<>();
    /** The one that was used last comes first, so that those that are not needed grow old. */
    final Deque<Idle> idle = new ArrayDeque<>();
    /** Those that work, begin, or are idle. */
    int processes;

    /** A process without work. */
    record Idle(FunctionProcess process, long sinceNanos) {}

    boolean isEmpty() {
        return waiting.isEmpty() && processes == 0;
    }

    /** The process that has been idle longest. */
    Optional<Idle> oldest() {
        return Optional.ofNullable(idle.peekLast());
    }
}
