package dev.pawl.runtime;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mailboxes of map runs, and what they do with mail: load, decide, write. */
final class MapRunBoxes implements MailboxOwner<MapRunLive, MapRunTurn>, Posts {
    private static final Logger LOG = LoggerFactory.getLogger(MapRunBoxes.class);

    private final ConcurrentMap<String, Mailbox<MapRunLive, MapRunTurn>> open = new ConcurrentHashMap<>();
    private final Executor workers;
    private final Store store;
    private final Leases leases;
    private final EngineClock clock;
    private final MapRunLoader loader;
    private final MapRunDecisions decisions;
    private final Duration retryPause;
    private final Consumer<Lease> lostLease;
    private @Nullable MapRunAftermath aftermath;
    private Away away = (arn, mail) -> {};

    MapRunBoxes(Executor workers, Store store, Leases leases, EngineClock clock, MapRunLoader loader,
            MapRunDecisions decisions, Refusals refusals) {
        this.workers = workers;
        this.store = store;
        this.leases = leases;
        this.clock = clock;
        this.loader = loader;
        this.decisions = decisions;
        this.retryPause = refusals.retryPause();
        this.lostLease = refusals.lostLease();
    }

    /** What is done when the store refuses. */
    record Refusals(Duration retryPause, Consumer<Lease> lostLease) {}

    /** Before the first mail. */
    void followedBy(MapRunAftermath what, Away elsewhere) {
        away = elsewhere;
        aftermath = what;
    }

    private MapRunAftermath aftermath() {
        MapRunAftermath what = aftermath;
        if (what == null) {
            throw new IllegalStateException("Expected map runs to be wired, but they are not");
        }
        return what;
    }

    @Override
    public void post(String mapRunArn, Mail mail) {
        boolean in = false;
        while (!in) {
            in = open.computeIfAbsent(mapRunArn, arn -> new Mailbox<>(arn, this)).post(mail);
        }
    }

    @Override
    public void postIfOpen(String mapRunArn, Mail mail) {
        Mailbox<MapRunLive, MapRunTurn> mailbox = open.get(mapRunArn);
        if (mailbox != null) {
            mailbox.post(mail);
        }
    }

    /** Nothing of those runs stays in memory. */
    void abandon(int partition) {
        of(partition).forEach(Mailbox::abandon);
    }

    /** How many runs of a partition are in memory. */
    int count(int partition) {
        return (int) of(partition).count();
    }

    private Stream<Mailbox<MapRunLive, MapRunTurn>> of(int partition) {
        return open.values().stream().filter(mailbox -> leases.partitionOf(mailbox.arn()) == partition);
    }

    /** No child begins any more, and nothing is read. */
    void drain() {
        decisions.drain();
        aftermath().drain();
    }

    @Override
    public void execute(Mailbox<MapRunLive, MapRunTurn> mailbox) {
        try {
            workers.execute(mailbox);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed; {} is left as it is stored", mailbox.arn());
        }
    }

    @Override
    public boolean admits(Mailbox<MapRunLive, MapRunTurn> mailbox) {
        return true;
    }

    @Override
    public MapRunTurn begin() {
        return new MapRunTurn();
    }

    @Override
    public boolean writes(MapRunTurn turn) {
        return turn.writes();
    }

    @Override
    public boolean hasRoom(MapRunTurn turn) {
        return turn.hasRoom();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // another mail may say the same
    public Optional<MapRunLive> deal(String arn, Optional<MapRunLive> live, Mail mail, MapRunTurn turn) {
        // one that ended is read again before it goes on, because what it had read ahead is of no use
        Optional<MapRunLive> present = mail.signal() instanceof Signal.RedriveMapRun
                ? live.filter(l -> !l.over())
                : live;
        try {
            if (present.isEmpty()) {
                present = bring(arn, mail, turn);
            }
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.error("Expected to bring {} into memory, but failed; trying again", arn, e);
            clock.after(retryPause, () -> post(arn, mail));
            return Optional.empty();
        }
        try {
            present.ifPresent(l -> decisions.take(l, mail, turn));
            return present;
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.error("Expected to deal with {} of {}, but failed", mail.signal().getClass().getSimpleName(), arn, e);
            mail.receipt().settle(new Settlement.Unavailable("Internal error: " + e));
            present.ifPresent(aftermath()::dropped);
            // what was changed half-way must not be written, nor seen by the next mail
            turn.discard().stream().filter(lost -> lost.mail() != mail).forEach(lost -> post(arn, lost.mail()));
            if (!(mail.signal() instanceof Signal.MapRunBroke)) {
                post(arn, Mail.of(new Signal.MapRunBroke(e.toString())));
            }
            return Optional.empty();
        }
    }

    private Optional<MapRunLive> bring(String arn, Mail mail, MapRunTurn turn) {
        Optional<Lease> lease = leases.of(arn).map(Leases.Owned::lease);
        if (lease.isEmpty()) {
            refuse(arn, mail);
            return Optional.empty();
        }
        Optional<MapRunLoader.Loaded> loaded = loader.load(arn, lease.get());
        Optional<MapRunLive> live = loaded.map(MapRunLoader.Loaded::live);
        if (live.isEmpty() && mail.signal() instanceof Signal.StartMapRun start) {
            live = Optional.of(loader.begin(start.start(), lease.get(), clock.now()));
            turn.changes().touch();
        }
        if (live.isEmpty()) {
            if (mail.stored()) {
                aftermath().unreceivable(mail.messageId());
            }
            mail.receipt().settle(new Settlement.NoExecution());
            return live;
        }
        if (!live.get().over()) {
            MapRunDecisions.open(live.get(), turn.changes());
            loaded.ifPresent(l -> takeUp(l, turn));
        }
        return live;
    }

    /** Express children that only this run knows of run again, unless it has no use for them any more. */
    private void takeUp(MapRunLoader.Loaded loaded, MapRunTurn turn) {
        MapRunLive live = loaded.live();
        for (MapRuns.Item item : loaded.lost()) {
            if (live.state().heading().isPresent()) {
                live.state().ended(new MapRunChanges.Ended(item.index(), ExecutionStatus.ABORTED, Optional.empty(),
                        Failure.UNNAMED, clock.now()), turn.changes());
            } else {
                aftermath().runAgain(live, item);
            }
        }
    }

    @Override
    public CompletionStage<AppendResult> append(MapRunLive live, MapRunTurn turn) {
        Instant now = clock.now();
        MapRunChanges changes = turn.changes();
        List<MapRuns.Begun> begun = new ArrayList<>();
        for (MapRunChanges.Begun child : changes.begun()) {
            begun.add(new MapRuns.Begun(child.index(), child.size(), now,
                    live.express() ? Optional.of(child.input()) : Optional.empty()));
            if (!live.express()) {
                turn.send(Children.begin(live, child.index(), now, child.input()));
            }
        }
        if (!live.express()) {
            changes.stopped().forEach(index -> turn.send(Children.stop(live.start(), index)));
        }
        List<MapRuns.Ended> ended = changes.ended().stream().map(
                child -> new MapRuns.Ended(child.index(), child.status(), child.at(), child.output(), child.failure()))
                .toList();
        return store.mapRuns().append(new MapRuns.Change(live.lease(), live.target(), live.sequence(), live.row(),
                begun, ended, turn.messages(), turn.received()));
    }

    @Override
    public After settle(Mailbox<MapRunLive, MapRunTurn> mailbox, @Nullable MapRunLive live, MapRunTurn turn,
            AppendResult result) {
        if (live == null) {
            return After.DROP;
        }
        After after = switch (result) {
            case AppendResult.Appended appended -> {
                live.appended(appended.executionKey());
                aftermath().follow(mailbox, live, turn, appended.messageIds());
                yield After.KEEP;
            }
            case AppendResult.NameTaken taken -> refused(mailbox, turn, Duration.ZERO);
            case AppendResult.Conflict conflict -> refused(mailbox, turn, Duration.ZERO);
            case AppendResult.Fenced fenced -> {
                turn.settled().forEach(s -> s.mail().receipt()
                        .settle(new Settlement.Unavailable("The partition belongs to another node now")));
                lostLease.accept(live.lease());
                yield After.DROP;
            }
            case AppendResult.Failed failed -> {
                LOG.error("The store could not write to {}: {}", mailbox.arn(), failed.message(), failed.cause());
                yield refused(mailbox, turn, retryPause);
            }
        };
        if (after == After.DROP) {
            aftermath().dropped(live);
        }
        return after;
    }

    @Override
    public void settleUnwritten(Mailbox<MapRunLive, MapRunTurn> mailbox, @Nullable MapRunLive live, MapRunTurn turn) {
        if (live != null) {
            aftermath().follow(mailbox, live, turn, List.of());
        }
    }

    /** Those who wait are told; what nobody waits for is tried again, so that no outcome is lost. */
    private After refused(Mailbox<MapRunLive, MapRunTurn> mailbox, MapRunTurn turn, Duration pause) {
        for (Turn.Settled one : List.copyOf(turn.settled())) {
            if (one.mail().receipt() != Receipt.NOBODY && !one.mail().stored()) {
                one.mail().receipt().settle(new Settlement.Unavailable("The store could not write"));
            } else {
                clock.after(pause, () -> post(mailbox.arn(), one.mail()));
            }
        }
        clock.after(pause, () -> post(mailbox.arn(), Mail.of(new Signal.WakeMapRun())));
        return After.DROP;
    }

    /** A run stays while it goes on: whatever ends next would bring it back at once. */
    @Override
    public boolean mayLeave(MapRunLive live) {
        return live.over();
    }

    @Override
    public void gone(Mailbox<MapRunLive, MapRunTurn> mailbox) {
        open.remove(mailbox.arn(), mailbox);
    }

    @Override
    public void broken(Mailbox<MapRunLive, MapRunTurn> mailbox, Throwable cause, Optional<MapRunLive> live,
            List<Mail> left) {
        LOG.error("Expected to follow up on {}, but failed; it is taken up again from what is stored", mailbox.arn(),
                cause);
        live.ifPresent(aftermath()::dropped);
        gone(mailbox);
        left.forEach(mail -> post(mailbox.arn(), mail));
        post(mailbox.arn(), Mail.of(new Signal.WakeMapRun()));
    }

    @Override
    public void refuse(String arn, Mail mail) {
        away.post(arn, mail);
    }

    /** Whether a run in memory goes on; for nobody but tests and those who look. */
    int count() {
        return open.size();
    }

}
