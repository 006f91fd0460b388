package dev.pawl.hold;

import dev.pawl.store.Control;
import dev.pawl.timer.Complaint;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people hold. An order is stored before it is answered; this node minds it at once, the others once
 * they have
 * looked.
 */
public final class Holds implements AutoCloseable {
    /** So many executions may be held one by one; each is in every node's memory. */
    public static final int MOST_EXECUTIONS = 10_000;
    /** How often a node looks for what others ordered: for so long they may go on. */
    public static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

    private final Control control;
    private final EngineClock clock;
    private final Complaint complaint;
    private final Executor workers;
    private final List<Consumer<List<Hold>>> resumed = new CopyOnWriteArrayList<>();
    private final List<Runnable> changed = new CopyOnWriteArrayList<>();
    private volatile Standing standing = Standing.NONE;
    private volatile long revision = -1;
    private volatile boolean closed;

    /** Reads what stands. */
    public Holds(Control control, EngineClock clock, Executor workers) {
        this.control = control;
        this.clock = clock;
        this.complaint = new Complaint(clock::nanoTime, LOG::warn);
        this.workers = workers;
        look();
    }

    /** From now on what other nodes order is looked for. */
    public void follow() {
        clock.after(LOOK_EVERY, () -> {
            if (closed) {
                return;
            }
            try {
                workers.execute(this::lookAgain);
            } catch (RejectedExecutionException e) {
                LOG.debug("The engine has been closed");
            }
        });
    }

    /** What stands now. */
    public Standing standing() {
        return standing;
    }

    /** Somebody is told of holds that are over, after that is stored. */
    public void onResumed(Consumer<List<Hold>> listener) {
        resumed.add(listener);
    }

    /** Somebody is told of any change of what is ordered, also of other orders than holds. */
    public void onChanged(Runnable listener) {
        changed.add(listener);
    }

    /**
     * Holds something; what is held already is held under the new terms, since when it was.
     *
     * @throws TooManyHoldsException
     *             if very many executions are held one by one
     */
    public Hold pause(Scope scope, String by, Optional<String> reason, Hold.Options options) {
        Optional<Hold> before = standing.of(scope);
        if (before.isEmpty() && scope instanceof Scope.Execution && standing.executionHolds() >= MOST_EXECUTIONS) {
            throw new TooManyHoldsException();
        }
        Hold hold = new Hold(scope, before.map(Hold::since).orElseGet(clock::now), by, reason,
                before.map(held -> options.after(held.options())).orElse(options));
        control.put(new Control.Order(Standing.HOLD, scope.text(), hold.document()));
        look();
        return hold;
    }

    /** Ends a hold; false if there was none. */
    public boolean resume(Scope scope) {
        boolean was = control.remove(Standing.HOLD, scope.text());
        look();
        return was;
    }

    /** From now on no execution is started; asking again changes nothing. */
    public Drain drain(String by, Optional<String> reason) {
        Optional<Drain> before = standing.drain();
        if (before.isPresent()) {
            return before.get();
        }
        Drain drain = new Drain(clock.now(), by, reason);
        control.put(new Control.Order(Standing.DRAIN, Standing.ALL_NODES, drain.document()));
        look();
        return drain;
    }

    /** Executions are started again; false if they were all the time. */
    public boolean endDrain() {
        boolean was = control.remove(Standing.DRAIN, Standing.ALL_NODES);
        look();
        return was;
    }

    /** From now on a node hands over what it has; asking again changes nothing. */
    public Drain drainNode(String id, String by, Optional<String> reason) {
        Drain before = standing.drainedNodes().get(id);
        if (before != null) {
            return before;
        }
        Drain drain = new Drain(clock.now(), by, reason);
        control.put(new Control.Order(Standing.DRAIN, id, drain.document()));
        look();
        return drain;
    }

    /** A node takes its share again; false if it did all the time. */
    public boolean endNodeDrain(String id) {
        boolean was = control.remove(Standing.DRAIN, id);
        look();
        return was;
    }

    /** Reads what stands if it has changed. */
    public void look() {
        List<Hold> over;
        synchronized (this) {
            long now = control.revision();
            if (now == revision) {
                return;
            }
            Standing next = Standing.of(control);
            over = standing.without(next);
            standing = next;
            revision = now;
        }
        changed.forEach(Runnable::run);
        if (!over.isEmpty()) {
            resumed.forEach(listener -> listener.accept(over));
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void lookAgain() {
        try {
            look();
            complaint.over("What others ordered is read again");
        } catch (RuntimeException e) {
            complaint.of("What others ordered could not be read; trying again", e);
        }
        follow();
    }
}
