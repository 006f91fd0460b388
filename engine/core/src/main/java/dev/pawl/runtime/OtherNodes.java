package dev.pawl.runtime;

import dev.pawl.interpreter.model.Trigger;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node has to say to others: mail whose partition has left, outcomes, tasks of activities. */
final class OtherNodes implements Posts.Away, Inbox.Between {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int TRIES = 60;
    /** A notice that an activity has a task for whoever waits. */
    static final String TASKS = "tasks ";

    private final Store store;
    private final Leases leases;
    private final EngineClock clock;
    private final Executor patient;
    private final Remote remote;
    private final Elsewhere elsewhere;
    private final AtomicInteger telling = new AtomicInteger();

    OtherNodes(Store store, Leases leases, EngineClock clock, Executor patient, Remote remote, Elsewhere elsewhere) {
        this.store = store;
        this.leases = leases;
        this.clock = clock;
        this.patient = patient;
        this.remote = remote;
        this.elsewhere = elsewhere;
    }

    /**
     * What lies in the inbox is found there by whoever owns the partition, and what is outstanding in the tables;
     * so
     * only requests and outcomes of calls are passed on. Outcomes are so however the partition left: whoever owns
     * it
     * may wait for them, because some owner before was told in order that this node goes on with the call.
     */
    @Override
    public void post(String arn, Mail mail) {
        if (mail.stored()) {
            return;
        }
        if (mail.receipt() != Receipt.NOBODY) {
            soon(() -> request(arn, mail));
        } else if (mail.signal() instanceof Signal.Tell tell && tell.trigger() instanceof Trigger.ForTask outcome) {
            OutcomeText.of(arn, outcome).ifPresent(message -> {
                telling.incrementAndGet();
                passOn(message, TRIES);
            });
        }
    }

    private void request(String arn, Mail mail) {
        try {
            remote.post(arn, mail);
        } catch (RuntimeException e) {
            mail.receipt().settle(new Settlement.Unavailable("The store cannot be reached: " + e.getMessage()));
        }
    }

    /** Whether all outcomes have been passed on. */
    boolean toldAll() {
        return telling.get() == 0;
    }

    /** An outcome must not be lost while the node lives: nobody else begins the call again. */
    private void passOn(Message message, int tries) {
        soon(() -> {
            try {
                remote.send(message);
                telling.decrementAndGet();
            } catch (RuntimeException e) {
                if (tries == 0) {
                    telling.decrementAndGet();
                    LOG.error("The outcome of a call of {} could not be passed on", message.receiverArn(), e);
                } else {
                    clock.after(AGAIN, () -> passOn(message, tries - 1));
                }
            }
        });
    }

    /** An Express execution ended here although its partition has left. */
    void expressEnded(String arn) {
        soon(() -> {
            if (leases.gave(leases.partitionOf(arn))) {
                store.cluster().expressEnded(arn);
            }
        });
    }

    private void soon(Runnable what) {
        try {
            patient.execute(() -> {
                try {
                    what.run();
                } catch (RuntimeException e) {
                    LOG.warn("Other nodes could not be told something: {}", e.getMessage());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }

    @Override
    public void sent(String receiverArn) {
        remote.tell(receiverArn);
    }

    @Override
    public Receipt answering(String ask) {
        return Remote.answering(store.notices(), ask);
    }

    @Override
    public void outcome(String executionArn, long scheduledEventId) {
        elsewhere.ended(executionArn, scheduledEventId);
    }

    /** How tasks of activities get to workers that wait at another node. */
    ActivityDesk.Abroad activities() {
        return new ActivityDesk.Abroad() {
            @Override
            public void offer(String activityArn) {
                store.notices().tell(TASKS + activityArn);
            }

            @Override
            public void post(String executionArn, Mail mail) {
                request(executionArn, mail);
            }

            @Override
            public boolean is() {
                return store.cluster().shared();
            }
        };
    }
}
