package dev.pawl.runtime;

import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.fold.Snapshots;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Append;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Ending;
import dev.pawl.store.ExecutionLog.Redriven;
import dev.pawl.store.ExecutionLog.Snapshot;
import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All mailboxes that are open, and what they do with mail: load, decide, write. */
final class Mailboxes implements MailboxOwner<Live, Turn>, Posts {
    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
    private static final AppendResult NOTHING_TO_WRITE = new AppendResult.Appended(-1, 0, List.of());

    private final ConcurrentMap<String, Mailbox<Live, Turn>> open = new ConcurrentHashMap<>();
    private final Executor workers;
    private final Store store;
    private final Leases leases;
    private final Loader loader;
    private final Decisions decisions;
    private final RuntimeSettings settings;
    private final Backlog writing;
    private @Nullable Verdicts verdicts;
    private Away away = (arn, mail) -> {};

    /** Acts upon what came of writing. */
    interface Verdicts {
        After written(Mailbox<Live, Turn> mailbox, @Nullable Live live, Turn turn, AppendResult result);

        /** A stored message came that nobody can receive. */
        void unreceivable(long messageId);

        /** Mail that nobody waits for, and that lies nowhere else, could not be dealt with now. */
        void later(String arn, Mail mail);
    }

    Mailboxes(Executor workers, Store store, Leases leases, Loader loader, Decisions decisions,
            RuntimeSettings settings, Backlog writing) {
        this.workers = workers;
        this.store = store;
        this.leases = leases;
        this.loader = loader;
        this.decisions = decisions;
        this.settings = settings;
        this.writing = writing;
    }

    /** Before the first mail. */
    void judgedBy(Verdicts judge, Away elsewhere) {
        verdicts = judge;
        away = elsewhere;
    }

    @Override
    public void post(String executionArn, Mail mail) {
        boolean in = false;
        while (!in) {
            in = open.computeIfAbsent(executionArn, arn -> new Mailbox<>(arn, this)).post(mail);
        }
    }

    @Override
    public void postIfOpen(String executionArn, Mail mail) {
        Mailbox<Live, Turn> mailbox = open.get(executionArn);
        if (mailbox != null) {
            mailbox.post(mail);
        }
    }

    /** Nothing of those executions stays in memory but Express ones, of which nothing is stored. */
    void abandon(int partition) {
        of(partition).filter(mailbox -> !isExpress(mailbox)).forEach(Mailbox::abandon);
    }

    /** How many executions of a partition are in memory; Express ones do not count. */
    int count(int partition) {
        return (int) of(partition).filter(mailbox -> !isExpress(mailbox)).count();
    }

    /** Express executions of a partition that are in memory. */
    List<String> express(int partition) {
        return of(partition).filter(Mailboxes::isExpress).map(Mailbox::arn).toList();
    }

    private Stream<Mailbox<Live, Turn>> of(int partition) {
        return open.values().stream().filter(mailbox -> leases.partitionOf(mailbox.arn()) == partition);
    }

    private static boolean isExpress(Mailbox<Live, Turn> mailbox) {
        return mailbox.arn().contains(":express:");
    }

    int count() {
        return open.size();
    }

    @Override
    public void execute(Mailbox<Live, Turn> mailbox) {
        try {
            workers.execute(mailbox);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed; {} is left as it is stored", mailbox.arn());
        }
    }

    @Override
    public boolean admits(Mailbox<Live, Turn> mailbox) {
        return writing.admits(() -> execute(mailbox));
    }

    @Override
    public Turn begin() {
        return new Turn();
    }

    @Override
    public boolean writes(Turn turn) {
        return turn.writes();
    }

    @Override
    public boolean hasRoom(Turn turn) {
        return turn.hasRoom(settings.decisions().eventsEach());
    }

    @Override
    public Optional<Live> deal(String arn, Optional<Live> live, Mail mail, Turn turn) {
        Optional<Live> present = live;
        try {
            if (present.isEmpty()) {
                present = bring(arn, mail);
            }
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.error("Expected to bring {} into memory, but failed", arn, e);
            mail.receipt().settle(new Settlement.Unavailable("The execution cannot be read: " + e));
            if (verdicts != null && mail.receipt() == Receipt.NOBODY && !mail.stored()) {
                // a timer or an outcome that is lost would never come again
                verdicts.later(arn, mail);
            }
            return Optional.empty();
        }
        try {
            present.ifPresent(l -> decisions.take(l, mail, turn));
            return present;
        } catch (RuntimeException | VirtualMachineError e) {
            // without what the signal carries: that is somebody's data
            LOG.error("Expected to deal with {} of {}, but failed", mail.signal().getClass().getSimpleName(), arn, e);
            mail.receipt().settle(new Settlement.Unavailable("Internal error: " + e));
            // what was folded half-way must not be written, nor seen by the next mail
            turn.discard().forEach(lost -> requeue(arn, lost.mail()));
            if (e instanceof Decisions.BrokenDecision broken && present.filter(Live::stored).isPresent()
                    && !(mail.signal() instanceof Signal.Begin)) {
                requeue(arn, Mail.of(new Signal.Tell(new Trigger.Broke(String.valueOf(broken.getMessage())))));
            }
            return Optional.empty();
        }
    }

    /** Into memory; if that cannot be, the sender is told. */
    private Optional<Live> bring(String arn, Mail mail) {
        Optional<Lease> owned = mail.signal() instanceof Signal.BeginExpress begin && begin.under().isPresent()
                ? begin.under()
                : leases.of(arn).map(Leases.Owned::lease);
        if (owned.isEmpty()) {
            refuse(arn, mail);
            return Optional.empty();
        }
        Optional<Live> live = switch (mail.signal()) {
            case Signal.Begin begin -> loader.begin(begin.execution(), owned.get());
            case Signal.BeginExpress begin -> Optional.of(loader.beginExpress(begin, owned.get()));
            case Signal other -> loader.load(arn, owned.get());
        };
        if (live.isEmpty()) {
            if (mail.stored() && verdicts != null) {
                verdicts.unreceivable(mail.messageId());
            }
            mail.receipt().settle(new Settlement.NoExecution());
        }
        return live;
    }

    @Override
    public CompletionStage<AppendResult> append(Live live, Turn turn) {
        if (!live.stored()) {
            return CompletableFuture.completedFuture(NOTHING_TO_WRITE);
        }
        ExecutionState state = live.state();
        Optional<Ending> ending = state.status().ended() && !turn.events().isEmpty()
                ? Optional.of(new Ending(state.status(), turn.events().get(turn.events().size() - 1).timestamp(),
                        state.output(), state.failure()))
                : Optional.empty();
        boolean snapshotDue = !state.status().ended() && live.snapshotDue(turn.events().size(),
                settings.snapshotEvents());
        Optional<Snapshot> snapshot = snapshotDue
                ? Optional.of(new Snapshot(Snapshots.VERSION, Snapshots.write(state)))
                : Optional.empty();
        turn.leave(snapshot);
        long size = payloadBytes(state, turn);
        writing.begins(size);
        return store.log().append(new Append(live.lease(), live.target(), live.nextSequence(), turn.events(), ending,
                turn.timers(), turn.work(), turn.messages(), turn.received(), snapshot, redriven(turn),
                turn.migrated(), turn.claims()))
                .whenComplete((written, broken) -> writing.ends(size));
    }

    private static long payloadBytes(ExecutionState state, Turn turn) {
        return state.info().input().sizeBytes() + state.output().map(Payload::sizeBytes).orElse(0)
                + turn.messages().stream().mapToLong(message -> message.body().sizeBytes()).sum();
    }

    /** The newest redrive of a turn: there may have been one before, that ended at once. */
    private static Optional<Redriven> redriven(Turn turn) {
        Optional<Redriven> newest = Optional.empty();
        for (HistoryEvent event : turn.events()) {
            if (event.event() instanceof Event.ExecutionRedriven e) {
                newest = Optional.of(new Redriven(e.redriveCount(), event.timestamp()));
            }
        }
        return newest;
    }

    @Override
    public After settle(Mailbox<Live, Turn> mailbox, @Nullable Live live, Turn turn, AppendResult result) {
        return verdicts == null ? After.DROP : verdicts.written(mailbox, live, turn, result);
    }

    @Override
    public void settleUnwritten(Mailbox<Live, Turn> mailbox, @Nullable Live live, Turn turn) {
        if (verdicts != null && live != null) {
            verdicts.written(mailbox, live, turn, NOTHING_TO_WRITE);
        }
    }

    @Override
    public boolean mayLeave(Live live) {
        return live.stored() || live.state().status().ended();
    }

    @Override
    public void gone(Mailbox<Live, Turn> mailbox) {
        open.remove(mailbox.arn(), mailbox);
        if (open.isEmpty()) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    @Override
    public void broken(Mailbox<Live, Turn> mailbox, Throwable cause, Optional<Live> live, List<Mail> left) {
        LOG.error("Expected to follow up on {}, but failed; it is taken up again from what is stored", mailbox.arn(),
                cause);
        gone(mailbox);
        live.flatMap(Live::awaitsEnd)
                .ifPresent(mail -> mail.receipt().settle(new Settlement.Unavailable("Internal error: " + cause)));
        left.forEach(mail -> post(mailbox.arn(), mail));
        if (live.filter(Live::stored).isPresent()) {
            post(mailbox.arn(), Mail.of(new Signal.Revive()));
        }
    }

    @Override
    public void refuse(String arn, Mail mail) {
        away.post(arn, mail);
    }

    private void requeue(String arn, Mail mail) {
        post(arn, mail);
    }

    /** Waits until no execution is in memory; false if that took too long. */
    boolean awaitQuiet(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        synchronized (this) {
            while (!open.isEmpty()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(Math.min(left, 50));
            }
            return true;
        }
    }
}
