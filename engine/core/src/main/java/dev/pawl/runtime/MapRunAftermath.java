package dev.pawl.runtime;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.MapRun;
import dev.pawl.interpreter.model.MapRunPlan.Source;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.items.ItemReaders;
import dev.pawl.json.Payload;
import dev.pawl.maprun.MapRunChanges;
import dev.pawl.store.MapRuns.Item;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once a change of a map run is durable: answers, children, messages, reading on. */
final class MapRunAftermath {
    private static final Logger LOG = LoggerFactory.getLogger(MapRunAftermath.class);

    private static final Duration POSTPONED = Duration.ofMillis(200);
    private static final Duration UNTIL_ROOM = Duration.ofMillis(50);

    private final EngineClock clock;
    private final Executor waiting;
    private final ItemReaders readers;
    private final MapRunResults results;
    private final Inbox inbox;
    private final Posts executions;
    private final Posts mapRuns;
    private final Set<String> express = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    /**
     * @param waiting
     *            threads that may wait for the network
     * @param executions
     *            mailboxes of this node's executions
     * @param mapRuns
     *            mailboxes of this node's map runs
     */
    MapRunAftermath(EngineClock clock, Executor waiting, ItemReaders readers, MapRunResults results, Inbox inbox,
            Posts executions, Posts mapRuns) {
        this.clock = clock;
        this.waiting = waiting;
        this.readers = readers;
        this.results = results;
        this.inbox = inbox;
        this.executions = executions;
        this.mapRuns = mapRuns;
    }

    void drain() {
        draining = true;
    }

    /** A stored message came that nobody can receive. */
    void unreceivable(long messageId) {
        inbox.discard(messageId);
    }

    /** Acts upon what is durable; message ids are those of the turn's messages, in their order. */
    void follow(Mailbox<MapRunLive, MapRunTurn> mailbox, MapRunLive live, MapRunTurn turn, List<Long> messageIds) {
        for (Turn.Settled settled : turn.settled()) {
            settled.mail().receipt().settle(settled.settlement());
        }
        if (live.express()) {
            express(live, turn.changes());
        }
        for (int i = 0; i < messageIds.size(); i++) {
            inbox.deliverHere(turn.messages().get(i), messageIds.get(i));
        }
        turn.received().forEach(inbox::received);
        if (turn.collects()) {
            later(mailbox, () -> results.of(live));
        }
        if (live.over()) {
            dropped(live);
        } else if (!draining) {
            readOn(mailbox, live);
            beginOn(mailbox, live, turn.changes());
        }
    }

    /** More children may begin than found room. */
    private void beginOn(Mailbox<MapRunLive, MapRunTurn> mailbox, MapRunLive live, MapRunChanges changes) {
        if (changes.hasRoom() || live.sleeps()) {
            return;
        }
        live.sleeps(true);
        Mail wake = Mail.of(new Signal.WakeMapRun());
        if (changes.isClosed()) {
            clock.after(UNTIL_ROOM, () -> mapRuns.post(mailbox.arn(), wake));
        } else {
            mailbox.post(wake);
        }
    }

    private void express(MapRunLive live, MapRunChanges changes) {
        MapRun names = new MapRun(live.start().plan().arn());
        changes.ended().forEach(child -> express.remove(names.expressChild(child.index()).text()));
        changes.begun().forEach(child -> run(live, child.index(), child.input()));
        changes.stopped().forEach(index -> executions.postIfOpen(names.expressChild(index).text(),
                Mail.of(new Signal.Tell(new Trigger.StopRequested(Failure.UNNAMED)))));
    }

    /** A child that ran when its run was last in memory, unless it runs still. */
    void runAgain(MapRunLive live, Item item) {
        run(live, item.index(), item.input().orElse(Payload.NULL));
    }

    private void run(MapRunLive live, int index, Payload input) {
        Instant now = clock.now();
        ExecutionInfo info = Children.info(live.start(), index, true, now, input);
        if (!express.add(info.arn())) {
            return;
        }
        String run = live.arn();
        // until it has ended an Express child is there as a message would be
        int size = input.sizeBytes();
        inbox.delivered().begins(size);
        executions.post(info.arn(), Mail.of(new Signal.BeginExpress(info, live.start().machineRevisionKey(), false,
                Optional.of(live.lease()), live.start().traceHeader()),
                settlement -> {
                    inbox.delivered().ends(size);
                    mapRuns.post(run, Mail.of(new Signal.ItemEnded(ended(index, settlement))));
                }));
    }

    private MapRunChanges.Ended ended(int index, Settlement settlement) {
        return settlement instanceof Settlement.Ended end
                ? Children.ended(index, end.status(), end.output(), end.failure(), end.stoppedAt())
                : MapRunDecisions.lost(index, "The execution could not be run: " + settlement, clock.now());
    }

    private void readOn(Mailbox<MapRunLive, MapRunTurn> mailbox, MapRunLive live) {
        if (live.reads() || !(live.start().plan().source() instanceof Source.Reader source)
                || !live.state().wantsItems(MapRunReading.LOW)) {
            return;
        }
        MapRunReading reading = live.reading().orElseGet(
                () -> new MapRunReading(readers, source.request(), live.state().readFrom()));
        live.reading(reading);
        live.reads(true);
        later(mailbox, () -> new Signal.ItemsRead(reading, reading.next()));
    }

    private void later(Mailbox<MapRunLive, MapRunTurn> mailbox, Supplier<Signal> work) {
        mailbox.callBegins();
        try {
            waiting.execute(() -> {
                Mail outcome = Mail.of(work.get());
                if (!mailbox.postOutcome(outcome)) {
                    mapRuns.post(mailbox.arn(), outcome);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed; {} is left as it is stored", mailbox.arn());
        }
    }

    /** The run leaves memory. */
    void dropped(MapRunLive live) {
        live.takePostponed().forEach(mail -> clock.after(POSTPONED, () -> mapRuns.post(live.arn(), mail)));
        live.reading().ifPresent(reading -> {
            try {
                waiting.execute(reading::close);
            } catch (RejectedExecutionException e) {
                LOG.debug("The engine has been closed");
            }
        });
    }
}
