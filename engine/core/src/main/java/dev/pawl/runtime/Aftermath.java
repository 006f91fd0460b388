package dev.pawl.runtime;

import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.runtime.Turn.Effect;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.Outstanding.DueTimer;
import dev.pawl.timer.DueTimers;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once a turn is durable: answers, timers, listeners, tasks, messages. */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final EngineClock clock;
    private final DueTimers timers;
    private final Calls calls;
    private final ActivityDesk desk;
    private final Inbox inbox;
    private final Posts posts;
    private final ExpressDeadlines deadlines;
    private final Leases leases;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutionMeters meters;
    private volatile boolean draining;
    private volatile @Nullable Turnstile turnstile;
    private volatile AfterCommit followed = AfterCommit.NOBODY;

    /** Where it brings what follows. */
    record Places(DueTimers timers, Calls calls, ActivityDesk desk, Inbox inbox, Posts posts) {}

    Aftermath(EngineClock clock, Places places, Leases leases, ExecutionMeters meters) {
        this.clock = clock;
        this.timers = places.timers();
        this.calls = places.calls();
        this.desk = places.desk();
        this.inbox = places.inbox();
        this.posts = places.posts();
        this.meters = meters;
        this.leases = leases;
        this.deadlines = new ExpressDeadlines(clock, places.posts());
    }

    void subscribe(Listener listener) {
        listeners.add(listener);
    }

    void unsubscribe(Listener listener) {
        listeners.remove(listener);
    }

    /** Before the first turn: somebody follows what is durable. */
    void followedBy(AfterCommit who) {
        followed = who;
    }

    /** Before the first turn: who lets those in that wait. */
    void turnsBy(Turnstile who) {
        turnstile = who;
    }

    /** From now on no task is begun: what is stored as outstanding is taken up after the restart. */
    void drain() {
        draining = true;
    }

    /** Acts upon a durable turn; message ids are those of its messages, in their order. */
    void follow(Mailbox<Live, Turn> mailbox, Live live, Turn turn, List<Long> messageIds) {
        for (Turn.Settled settled : turn.settled()) {
            settled.mail().receipt().settle(settled.settlement());
        }
        for (TimerChange change : turn.timers()) {
            timer(live, change);
        }
        meters.happened(live.info(), turn.news());
        tell(live.info(), turn.news());
        if (live.stored()) {
            followed.committed(live.lease());
        } else if (!turn.events().isEmpty()) {
            followed.happened(live.lease(), live.info(), live.machineRevisionKey(), turn.events());
        }
        for (Effect effect : turn.effects()) {
            carryOut(mailbox, live, effect);
        }
        forgetDeadline(live);
        for (int i = 0; i < messageIds.size(); i++) {
            inbox.deliverHere(turn.messages().get(i), messageIds.get(i));
        }
        turn.received().forEach(inbox::received);
        if (turn.goesOn() && !live.stored()) {
            posts.post(live.info().arn(), Mail.of(new Signal.Tell(new Trigger.Continue())));
        }
    }

    private void forgetDeadline(Live live) {
        if (!live.stored() && live.state().status().ended()) {
            deadlines.clear(live.info().arn());
        }
    }

    private void timer(Live live, TimerChange change) {
        String arn = live.info().arn();
        switch (change) {
            case TimerChange.Set set -> {
                if (live.stored()) {
                    timers.set(new DueTimer(live.lease().partition(), live.executionKey(), arn, set.timer(),
                            set.due()));
                } else if (set.timer().equals(TimerKey.EXECUTION)) {
                    if (!live.state().status().ended()) {
                        deadlines.set(arn, set.due());
                    }
                } else {
                    clock.after(Duration.between(clock.now(), set.due()),
                            () -> posts.postIfOpen(arn, Mail.of(new Signal.TimerDue(set.timer()))));
                }
            }
            case TimerChange.Clear clear -> {
                if (live.stored()) {
                    timers.clear(arn, clear.timer());
                }
            }
        }
    }

    private void tell(ExecutionInfo info, List<HistoryEvent> events) {
        if (listeners.isEmpty() || events.isEmpty()) {
            return;
        }
        List<HistoryEvent> visible = new ArrayList<>(events);
        visible.removeIf(e -> !e.visible());
        for (Listener listener : listeners) {
            try {
                listener.happened(info, visible);
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }

    /** Whether somebody else runs it again: it was kept by its start, and its partition was lost. */
    private boolean isSuccessors(Live live) {
        return live.kind() == Live.Kind.EXPRESS_KEPT && !leases.allow(live.lease())
                && !leases.gave(live.lease().partition());
    }

    private void carryOut(Mailbox<Live, Turn> mailbox, Live live, Effect effect) {
        if (live.stored() ? draining || !leases.allow(live.lease()) : isSuccessors(live)) {
            // it stands in the store as outstanding: whoever owns the partition takes it up
            return;
        }
        switch (effect) {
            case Effect.Run run -> {
                if (run.task().isActivity()) {
                    desk.offer(run.task().scheduled().resource(), live.info().arn(), run.task().scheduledEventId());
                } else {
                    calls.run(mailbox, live, run.task(), run.again());
                }
            }
            case Effect.Attach attach -> calls.attach(live, attach.task());
            case Effect.Poke poke -> poke(poke);
            case Effect.Cancel cancel -> calls.cancel(cancel.task(),
                    cancel.task().request(live.info()), live.stored());
        }
    }

    private void poke(Effect.Poke poke) {
        Turnstile who = turnstile;
        if (who != null) {
            who.poke(poke.groups());
        }
    }
}
