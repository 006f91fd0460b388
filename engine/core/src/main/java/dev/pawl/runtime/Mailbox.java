package dev.pawl.runtime;

import dev.pawl.store.ExecutionLog.AppendResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where signals to one execution, or to one map run, wait. Whichever thread has time deals with them, one
 * thread at a
 * time, and not while a row of it is being written: so each decision sees only what is durable. It leaves
 * memory, and
 * the mailbox with it, when nothing waits and no call to the outside is under way.
 *
 * @param <L>
 *            what is in memory
 * @param <T>
 *            what signals do to it: gathered, then written
 */
final class Mailbox<L, T> implements Runnable {
    /** Under which lines of the log say whose they are. */

    private final String arn;
    private final MailboxOwner<L, T> owner;
    private final Queue<Mail> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;
    private boolean abandoned;
    private int calls;
    // what follows belongs to the thread that made the mailbox busy
    private @Nullable L live;
    private @Nullable T turn;
    private volatile @Nullable AppendResult result;

    Mailbox(String arn, MailboxOwner<L, T> owner) {
        this.arn = arn;
        this.owner = owner;
    }

    String arn() {
        return arn;
    }

    /** Puts mail in; false if the mailbox is gone and another one must be asked for. */
    boolean post(Mail mail) {
        return post(mail, false);
    }

    /** As {@link #post}, by a call that is now over. */
    boolean postOutcome(Mail mail) {
        return post(mail, true);
    }

    private boolean post(Mail mail, boolean endsCall) {
        synchronized (this) {
            if (endsCall) {
                calls--;
            }
            if (closed) {
                return false;
            }
            waiting.add(mail);
            if (busy) {
                return true;
            }
            busy = true;
        }
        owner.execute(this);
        return true;
    }

    /** A call of a connector begins: the execution stays in memory until it is over. */
    synchronized void callBegins() {
        calls++;
    }

    /** What is in memory may be stale or somebody else's: drop it. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            if (busy || closed) {
                return;
            }
            busy = true;
        }
        owner.execute(this);
    }

    @Override
    public void run() {
        MDC.put(LogFields.EXECUTION, arn);
        try {
            step();
        } catch (RuntimeException | VirtualMachineError e) {
            breakDown(e);
        } finally {
            MDC.remove(LogFields.EXECUTION);
        }
    }

    /**
     * Something broke around the decisions: nobody would ever empty this mailbox, so the mail goes to another
     * one.
     */
    private void breakDown(Throwable cause) {
        List<Mail> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        owner.broken(this, cause, Optional.ofNullable(live), left);
    }

    private void step() {
        AppendResult written = result;
        T current = turn;
        if (written != null && current != null) {
            result = null;
            turn = null;
            if (owner.settle(this, live, current, written) == MailboxOwner.After.DROP) {
                live = null;
            }
        }
        if (live == null && !owner.admits(this)) {
            return;
        }
        T next = gather();
        L present = live;
        if (next != null && present != null && owner.writes(next)) {
            write(present, next);
        } else {
            if (next != null) {
                owner.settleUnwritten(this, present, next);
            }
            rest();
        }
    }

    private void write(L present, T next) {
        turn = next;
        append(present, next).whenComplete((written, broken) -> {
            result = broken == null ? written : new AppendResult.Failed("The store broke its promise", broken);
            owner.execute(this);
        });
    }

    private CompletionStage<AppendResult> append(L present, T next) {
        try {
            return owner.append(present, next);
        } catch (RuntimeException | VirtualMachineError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private @Nullable T gather() {
        T next = null;
        Mail mail = take();
        while (mail != null) {
            next = next == null ? owner.begin() : next;
            live = owner.deal(arn, Optional.ofNullable(live), mail, next).orElse(null);
            mail = live != null && !owner.hasRoom(next) ? null : take();
        }
        return next;
    }

    private synchronized @Nullable Mail take() {
        return abandoned ? null : waiting.poll();
    }

    private void rest() {
        Queue<Mail> refused = new ArrayDeque<>();
        boolean again = false;
        boolean leaves = false;
        synchronized (this) {
            if (abandoned) {
                live = null;
                closed = true;
                refused.addAll(waiting);
                waiting.clear();
            } else if (!waiting.isEmpty()) {
                again = true;
            } else {
                busy = false;
                closed = calls == 0 && (live == null || owner.mayLeave(live));
            }
            leaves = closed;
        }
        if (again) {
            owner.execute(this);
        }
        if (leaves) {
            owner.gone(this);
        }
        refused.forEach(mail -> owner.refuse(arn, mail));
    }
}
