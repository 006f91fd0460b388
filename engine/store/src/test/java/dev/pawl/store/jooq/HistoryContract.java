package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.Target;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.NewExecution;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How executions are listed and shown. */
interface HistoryContract extends StoreContract {
    @Test
    default void aHistoryIsReadInPages() {
        Given given = new Given(store());
        long key = given.begun("a");
        long id = 2;
        for (int sequence = 1; sequence < 40; sequence++) {
            Given.Change change = given.existing("a", key, sequence);
            for (int i = 0; i < sequence % 4; i++) {
                change.events(Given.entered(id++, "S", Payload.NULL));
            }
            given.append(change.events(new HistoryEvent(id - 1, 0, Given.NOW, 0, new Event.RetryBegun())));
        }
        long last = id - 1;

        for (long from = 1; from <= last; from++) {
            assertThat(ids(key, new HistoryRange(from, 5, false)))
                    .isEqualTo(LongStream.rangeClosed(from, Math.min(last, from + 4)).boxed().toList());
            assertThat(ids(key, new HistoryRange(from, 5, true))).isEqualTo(LongStream
                    .rangeClosed(Math.max(1, from - 4), from).boxed().toList().reversed());
        }
        assertThat(ids(key, new HistoryRange(Long.MAX_VALUE, 2, true))).containsExactly(last, last - 1);
        assertThat(ids(key, new HistoryRange(1, 1000, false))).hasSize((int) last);
        assertThat(ids(key, new HistoryRange(last + 1, 10, false))).isEmpty();
    }

    @Test
    default void aPageEndsWhenItsEventsAreLarge() {
        Given given = new Given(store());
        long key = given.begun("a");
        Payload large = Payload.parse("\"" + "x".repeat(10_000) + "\"");
        for (int i = 0; i < 6; i++) {
            given.append(given.existing("a", key, i + 1).events(Given.entered(2 * i + 2, "S", large),
                    Given.entered(2 * i + 3, "S", large)));
        }

        assertThat(ids(key, new HistoryRange(2, 100, false, 25_000))).containsExactly(2L, 3L, 4L);
        assertThat(ids(key, new HistoryRange(12, 100, true, 25_000))).containsExactly(12L, 11L, 10L);
        assertThat(ids(key, new HistoryRange(5, 100, false, 1))).containsExactly(5L);
        assertThat(ids(key, new HistoryRange(2, 2, false, 25_000))).containsExactly(2L, 3L);
    }

    private List<Long> ids(long key, HistoryRange range) {
        return store().executions().history(key, range).stream().map(HistoryEvent::id).toList();
    }

    @Test
    default void executionsAreListedNewestFirst() {
        Given given = new Given(store());
        for (String name : List.of("a", "b", "c", "d")) {
            given.begun(name);
        }
        ExecutionRecord b = store().executions().find(Given.arn("b")).orElseThrow();
        given.append(given.existing("b", b.key(), 1).failed(2, ExecutionStatus.TIMED_OUT, Failure.UNNAMED));
        ExecutionRecord c = store().executions().find(Given.arn("c")).orElseThrow();
        given.append(given.existing("c", c.key(), 1).succeeded(2, Payload.NULL));

        assertThat(names(Optional.empty(), Optional.empty(), 9)).containsExactly("d", "c", "b", "a");
        assertThat(names(Optional.empty(), Optional.of(c.key()), 1)).containsExactly("b");
        assertThat(names(Optional.of(ExecutionStatus.RUNNING), Optional.empty(), 9)).containsExactly("d", "a");
        assertThat(names(Optional.of(ExecutionStatus.TIMED_OUT), Optional.empty(), 9)).containsExactly("b");
        assertThat(names(Optional.of(ExecutionStatus.SUCCEEDED), Optional.empty(), 9)).containsExactly("c");
        assertThat(store().executions().countRunning(Given.MACHINE)).isEqualTo(2);
        assertThat(store().executions().countRunning(Given.MACHINE + "x")).isZero();
        assertThat(store().executions().countRunning()).isEqualTo(2);
        assertThat(store().executions().list(new Executions.Query(Given.MACHINE, Optional.empty(), Optional.empty(), 1))
                .get(0).info().input()).isEqualTo(Payload.NULL);
    }

    @Test
    default void theChildrenOfMapRunsAreNotListedWithTheirMachine() {
        Given given = new Given(store());
        given.begun("parent");
        NewExecution child = given.child("Order/each", "item");
        given.append(new Given.Change(given.lease(child), new Target.Begin(child), 0)
                .events(new HistoryEvent(1, 0, Given.NOW, 0,
                        new Event.ExecutionStarted(child.info().input(), Given.ROLE,
                                Optional.empty(), Optional.empty()))));

        assertThat(names(Optional.empty(), Optional.empty(), 9)).containsExactly("parent");
        ExecutionRecord found = store().executions().find(child.info().arn()).orElseThrow();
        assertThat(found.info()).isEqualTo(child.info());
        assertThat(found.parentArn()).isEqualTo(child.parentArn());
    }

    private List<String> names(Optional<ExecutionStatus> status, Optional<Long> after, int limit) {
        return store().executions().list(new Executions.Query(Given.MACHINE, status, after, limit)).stream()
                .map(execution -> execution.info().name()).toList();
    }
}
