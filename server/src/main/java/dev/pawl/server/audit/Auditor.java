package dev.pawl.server.audit;

import dev.pawl.server.audit.Deed.Outcome;
import dev.pawl.server.auth.Permission;
import dev.pawl.server.auth.Permissions;
import dev.pawl.store.AuditLog;
import dev.pawl.store.AuditLog.Note;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who did what. Notes are written in groups, every tenth of a second: a crash takes those of the last
 * moments with
 * it that nobody waited for. Whoever changes machines or access waits until the note is durable.
 */
public final class Auditor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
    private static final int QUEUE = 20_000;
    private static final int GROUP = 1_000;
    private static final long GATHER_MILLIS = 100;
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long CUT_EVERY_MILLIS = 10_000;
    private static final int CUT_AT_ONCE = 2_000;
    /** Move nothing by themselves, and come from each worker all the time. */
    private static final Set<String> CHATTER = Set.of("GetActivityTask", "SendTaskHeartbeat");

    private record Waiting(Note note, CompletableFuture<Void> durable) {}

    private final AuditLog log;
    private final AuditSettings settings;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;
    private long cutAt;
    private long cutUpTo;
    private volatile boolean closing;

    /** Writes to that log, from now on. */
    public Auditor(AuditLog log, AuditSettings settings, InstantSource clock) {
        this.log = log;
        this.settings = settings;
        this.clock = clock;
        writer = Thread.ofPlatform().daemon().name("pawl-audit").start(this::write);
    }

    /** Whether an operation that is carried out is noted. */
    public boolean notes(String operation) {
        return switch (Permissions.of(operation).orElse(Permission.ADMINISTER)) {
            case NONE -> operation.equals("EndOwnSession");
            case VIEW -> settings.reads();
            case OPERATE -> settings.executions() && !CHATTER.contains(operation);
            case APPROVE, EDIT, ADMINISTER -> true;
        };
    }

    /** Whether the caller of an operation is answered only when the note is durable. */
    private static boolean waits(String operation) {
        return switch (Permissions.of(operation).orElse(Permission.ADMINISTER)) {
            case EDIT, ADMINISTER -> true;
            case NONE, VIEW, OPERATE, APPROVE -> false;
        };
    }

    /** Notes something; the stage completes as soon as whoever did it may be answered. */
    public CompletableFuture<Void> note(Deed deed, Outcome outcome, Map<String, String> facts) {
        Waiting waiting = new Waiting(deed.note(Instant.ofEpochMilli(clock.millis()), outcome, facts),
                new CompletableFuture<>());
        if (!offered(waiting)) {
            lost.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        }
        return waits(deed.operation()) ? waiting.durable() : CompletableFuture.completedFuture(null);
    }

    private boolean offered(Waiting waiting) {
        try {
            return !closing && queue.offer(waiting, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return queue.offer(waiting);
        }
    }

    private void write() {
        List<Waiting> group = new ArrayList<>();
        while (!closing || !queue.isEmpty() || !group.isEmpty()) {
            try {
                gather(group);
                if (append(group)) {
                    group.clear();
                } else if (closing) {
                    return;
                }
                cut();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void gather(List<Waiting> group) throws InterruptedException {
        if (group.isEmpty() && !closing) {
            Waiting first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                Thread.sleep(waits(first.note().operation()) || queue.size() >= GROUP ? 0 : GATHER_MILLIS);
            }
        }
        queue.drainTo(group, Math.max(0, GROUP - group.size()));
    }

    private boolean append(List<Waiting> group) throws InterruptedException {
        if (group.isEmpty()) {
            return true;
        }
        try {
            List<Note> notes = new ArrayList<>(group.stream().map(Waiting::note).toList());
            long missing = lost.get();
            if (missing > 0) {
                notes.add(new Note(Instant.ofEpochMilli(clock.millis()), "-", "Audit", "*", "FAILED",
                        Map.of("lost", Long.toString(missing))));
            }
            log.append(notes);
            lost.addAndGet(-missing);
            group.forEach(one -> one.durable().complete(null));
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} notes of the audit log could not be written; trying again: {}", group.size(),
                    e.getMessage());
            group.forEach(one -> one.durable().complete(null));
            if (!closing) {
                Thread.sleep(PATIENCE_MILLIS);
            }
            return false;
        }
    }

    /** Cuts off what is too old or too much, a little at a time. */
    private void cut() {
        long now = clock.millis();
        if (closing || now < cutAt) {
            return;
        }
        try {
            if (cutUpTo == 0) {
                cutUpTo = Math.max(log.lastBefore(Instant.ofEpochMilli(now).minus(settings.maxAge())),
                        log.head().seq() - settings.maxEntries());
            }
            if (log.trim(cutUpTo, CUT_AT_ONCE) < CUT_AT_ONCE) {
                cutUpTo = 0;
                cutAt = now + CUT_EVERY_MILLIS;
            }
        } catch (RuntimeException e) {
            LOG.warn("The audit log could not be cut; trying again later: {}", e.getMessage());
            cutUpTo = 0;
            cutAt = now + CUT_EVERY_MILLIS;
        }
    }

    /** Writes what was noted, and takes no more. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(PATIENCE_MILLIS * 5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
