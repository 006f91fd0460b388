package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Message;
import dev.pawl.store.ExecutionLog.TimerChange;
import dev.pawl.store.ExecutionLog.WorkChange;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Outstanding;
import dev.pawl.store.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is promised and not yet done. */
interface OutstandingContract extends StoreContract {
    String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:check";
    String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";

    @Test
    default void timersAreSetMovedAndCleared() {
        Given given = new Given(store());
        TimerKey wait = new TimerKey(2, TimerKey.Purpose.WAIT);
        TimerKey limit = new TimerKey(0, TimerKey.Purpose.EXECUTION_TIMEOUT);
        long key = Given.appended(given.append(given.begin("a", "1").timers(set(wait, 5), set(limit, 9))))
                .executionKey();
        given.append(given.existing("a", key, 1).timers(set(wait, 7)));
        int partition = given.lease("a").partition();

        assertThat(store().outstanding().nextTimer(partition)).contains(Given.NOW.plusSeconds(7));
        assertThat(reopened().outstanding().timers(partition, Given.NOW.plusSeconds(9), 9)).containsExactly(
                new Outstanding.DueTimer(partition, key, Given.arn("a"), wait, Given.NOW.plusSeconds(7)),
                new Outstanding.DueTimer(partition, key, Given.arn("a"), limit, Given.NOW.plusSeconds(9)));
        assertThat(store().outstanding().timers(partition, Given.NOW.plusSeconds(6), 9)).isEmpty();

        given = new Given(store(), "node-2").with(given);
        given.append(given.existing("a", key, 2).timers(set(wait, 8), new TimerChange.Clear(wait),
                new TimerChange.Clear(limit), set(limit, 3)));
        assertThat(store().outstanding().timers(partition, Instant.MAX.minusSeconds(1), 9)).extracting(t -> t.timer())
                .containsExactly(limit);
    }

    private static TimerChange set(TimerKey timer, long seconds) {
        return new TimerChange.Set(timer, Given.NOW.plusSeconds(seconds));
    }

    @Test
    default void workIsPutDownAndTakenBack() {
        Given given = new Given(store());
        Payload handle = Payload.parse("{\"job\":\"7\"}");
        long key = Given.appended(given.append(given.begin("a", "1").work(put(WorkItem.Phase.SCHEDULED, 3, FUNCTION),
                put(WorkItem.Phase.SCHEDULED, 4, ACTIVITY), put(WorkItem.Phase.SCHEDULED, 5, ACTIVITY))))
                .executionKey();
        int partition = given.lease("a").partition();

        assertThat(store().outstanding().activityTasks(ACTIVITY, 9)).extracting(WorkItem::scheduledEventId)
                .containsExactly(4L, 5L);
        given.append(given.existing("a", key, 1).work(new WorkChange.Remove(3),
                put(WorkItem.Phase.STARTED, 4, ACTIVITY),
                new WorkChange.Put(WorkItem.Phase.SUBMITTED, 6, FUNCTION, Optional.of(handle))));
        List<WorkItem> work = store().outstanding().work(partition, Optional.empty(), 9);
        assertThat(work).containsExactly(
                new WorkItem(partition, key, Given.arn("a"), 4, ACTIVITY, WorkItem.Phase.STARTED, Optional.empty()),
                new WorkItem(partition, key, Given.arn("a"), 5, ACTIVITY, WorkItem.Phase.SCHEDULED, Optional.empty()),
                new WorkItem(partition, key, Given.arn("a"), 6, FUNCTION, WorkItem.Phase.SUBMITTED,
                        Optional.of(handle)));
        assertThat(store().outstanding().activityTasks(ACTIVITY, 9)).containsExactly(work.get(1));
        assertThat(store().outstanding().work(partition, Optional.of(work.get(0)), 1)).containsExactly(work.get(1));
    }

    private static WorkChange put(WorkItem.Phase phase, long event, String resource) {
        return new WorkChange.Put(phase, event, resource, Optional.empty());
    }

    @Test
    default void aMessageLiesInTheInboxUntilItIsReceived() {
        Given given = new Given(store());
        long child = given.begun("child");
        long cause = Given
                .appended(given.append(given.begin("parent", "1").message(Given.arn("child"), "{\"stop\":1}")))
                .messageIds().get(0);
        long sent = store().outstanding().send(new Message(Given.arn("child"), Payload.parse("2")));
        int partition = given.lease("child").partition();

        assertThat(store().outstanding().inbox(partition, 0, 9)).containsExactly(
                new Outstanding.InboxMessage(cause, partition, Given.arn("child"), Payload.parse("{\"stop\":1}")),
                new Outstanding.InboxMessage(sent, partition, Given.arn("child"), Payload.parse("2")));
        assertThat(store().outstanding().inbox(partition, cause, 9)).hasSize(1);
        given.append(given.existing("child", child, 1).received(cause));
        assertThat(store().outstanding().waiting(cause)).isFalse();
        assertThat(store().outstanding().waiting(sent)).isTrue();
        store().outstanding().discard(sent);
        assertThat(reopened().outstanding().inbox(partition, 0, 9)).isEmpty();
        assertThat(store().outstanding().send(new Message(Given.arn("child"), Payload.NULL))).isGreaterThan(sent);
    }

    @Test
    default void startsOfExpressExecutionsAreKeptUntilTheyEnd() {
        Given given = new Given(store());
        ExpressStarts.Start a = new ExpressStarts.Start(given.execution("a", "{ \"n\":1}").info(), 1);
        Given.join(store().expressStarts().put(given.lease("a"), a));
        int partition = given.lease("a").partition();

        assertThat(reopened().expressStarts().all(partition, Optional.empty(), 9)).containsExactly(a);
        assertThat(store().expressStarts().all(partition, Optional.of(a.info().arn()), 9)).isEmpty();
        given = new Given(store(), "node-2").with(given);
        Given.join(store().expressStarts().remove(given.lease("a"), a.info().arn()));
        assertThat(store().expressStarts().all(partition, Optional.empty(), 9)).isEmpty();
    }
}
