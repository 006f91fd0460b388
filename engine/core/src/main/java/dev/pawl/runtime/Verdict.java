package dev.pawl.runtime;

import dev.pawl.runtime.MailboxOwner.After;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExpressStarts;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from the store's answer: act upon what is durable, or drop what is in memory and tell those
 * who wait.
 */
final class Verdict implements Mailboxes.Verdicts {
    private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

    private final Aftermath aftermath;
    private final Posts posts;
    private final Inbox inbox;
    private final ExpressStarts expressStarts;
    private final EngineClock clock;
    private final Duration retryPause;
    private final LostLease lostLease;
    private final Posts.Away away;
    private final Consumer<String> expressEnded;

    /** Told that a partition is somebody else's now. */
    interface LostLease {
        void lost(Live live);
    }

    /**
     * What concerns other nodes.
     *
     * @param away
     *            where mail goes whose partition is not ours
     * @param expressEnded
     *            told of an Express execution that ended here although its partition has left
     */
    record Others(Posts.Away away, Consumer<String> expressEnded) {}

    /** What is done if the store refuses: tried again after a pause, or somebody hears that a lease is over. */
    record Refused(Duration retryPause, LostLease lostLease) {}

    Verdict(Aftermath aftermath, Posts posts, Inbox inbox, ExpressStarts expressStarts, EngineClock clock,
            Refused refused, Others others) {
        this.aftermath = aftermath;
        this.posts = posts;
        this.inbox = inbox;
        this.expressStarts = expressStarts;
        this.clock = clock;
        this.retryPause = refused.retryPause();
        this.lostLease = refused.lostLease();
        this.away = others.away();
        this.expressEnded = others.expressEnded();
    }

    @Override
    public After written(Mailbox<Live, Turn> mailbox, @Nullable Live live, Turn turn, AppendResult result) {
        if (live == null) {
            return After.DROP;
        }
        return switch (result) {
            case AppendResult.Appended appended -> durable(mailbox, live, turn, appended);
            case AppendResult.NameTaken taken -> {
                nameTaken(mailbox.arn(), turn, taken);
                yield After.DROP;
            }
            case AppendResult.Conflict conflict -> {
                refused(mailbox.arn(), turn, "Somebody else wrote to the execution", Duration.ZERO);
                yield After.DROP;
            }
            case AppendResult.Fenced fenced -> {
                turn.settled().forEach(s -> away.post(mailbox.arn(), s.mail()));
                lostLease.lost(live);
                yield After.DROP;
            }
            case AppendResult.Failed failed -> {
                LOG.error("The store could not write to {}: {}", mailbox.arn(), failed.message(), failed.cause());
                refused(mailbox.arn(), turn, "The store could not write: " + failed.message(), retryPause);
                // what was written before, or even now, may have lost whoever was to act upon it
                clock.after(retryPause, () -> posts.post(mailbox.arn(), Mail.of(new Signal.Revive())));
                yield After.DROP;
            }
        };
    }

    @Override
    public void unreceivable(long messageId) {
        inbox.discard(messageId);
    }

    @Override
    public void later(String arn, Mail mail) {
        clock.after(retryPause, () -> posts.post(arn, mail));
    }

    private After durable(Mailbox<Live, Turn> mailbox, Live live, Turn turn, AppendResult.Appended appended) {
        if (live.stored() && turn.writes()) {
            live.appended(appended.executionKey(), turn.events().size(), turn.snapshotBytes());
        }
        boolean ended = live.state().status().ended();
        if (ended && live.kind() == Live.Kind.EXPRESS_KEPT && !turn.events().isEmpty()) {
            forget(live, mailbox.arn());
        }
        aftermath.follow(mailbox, live, turn, appended.messageIds());
        return After.KEEP;
    }

    private void forget(Live live, String arn) {
        expressStarts.remove(live.lease(), arn).whenComplete((done, refused) -> {
            if (refused != null) {
                expressEnded.accept(arn);
            }
        });
    }

    private void nameTaken(String arn, Turn turn, AppendResult.NameTaken taken) {
        for (Turn.Settled settled : turn.settled()) {
            Mail mail = settled.mail();
            if (mail.signal() instanceof Signal.Begin) {
                if (mail.stored()) {
                    inbox.discard(mail.messageId());
                }
                mail.receipt().settle(new Settlement.NameTaken(taken.existing().info(), taken.existing().status()));
            } else {
                posts.post(arn, mail);
            }
        }
    }

    /** Those who wait are told; what nobody waits for is tried again, so that no outcome is lost. */
    private void refused(String arn, Turn turn, String why, Duration pause) {
        List<Turn.Settled> settled = List.copyOf(turn.settled());
        for (Turn.Settled one : settled) {
            if (one.mail().receipt() != Receipt.NOBODY && !one.mail().stored()) {
                one.mail().receipt().settle(new Settlement.Unavailable(why));
            } else if (pause.isZero()) {
                posts.post(arn, one.mail());
            } else {
                clock.after(pause, () -> posts.post(arn, one.mail()));
            }
        }
    }
}
