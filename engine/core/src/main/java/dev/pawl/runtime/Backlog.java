package dev.pawl.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * How many bytes of payloads are on their way somewhere. Thousands of executions may wake at the same moment,
 * each
 * with 256 KiB; whoever would bring one more into memory waits here while there is too much.
 */
final class Backlog {
    /** On its way a payload is there as text and as a tree, in states, events, rows and messages. */
    private static final int SHARE = 16;
    private static final int AT_ONCE = 16;

    private final long most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long bytes;

    Backlog(long most) {
        this.most = most;
    }

    /** As much as the memory of this process allows. */
    static Backlog ofThisProcess() {
        return new Backlog(Runtime.getRuntime().maxMemory() / SHARE);
    }

    synchronized boolean isFull() {
        return bytes > most;
    }

    /** Whether there is room; if not, it is run once there may be some. */
    synchronized boolean admits(Runnable later) {
        boolean room = !isFull();
        if (!room) {
            waiting.add(later);
        }
        return room;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void begins(long size) {
        bytes += size;
    }

    /** So much has arrived. What waits is asked to look again, some at a time; all of it if nothing is left. */
    void ends(long size) {
        List<Runnable> next = new ArrayList<>();
        synchronized (this) {
            bytes -= size;
            while (!waiting.isEmpty() && !isFull() && (bytes == 0 || next.size() < AT_ONCE)) {
                next.add(waiting.remove());
            }
        }
        next.forEach(Runnable::run);
    }
}
