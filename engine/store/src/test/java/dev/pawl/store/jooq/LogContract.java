package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExecutionLog.Stored;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How executions are written and folded from. */
interface LogContract extends StoreContract {
    @Test
    default void whatWasAppendedIsLoaded() {
        Given given = new Given(store());
        Payload large = Payload.parse("{\"big\":\"" + "x".repeat(100_000) + "\"}");
        Given.Change begin = given.begin("a", "{ \"n\" : 1 }").events(Given.entered(2, "A", large));
        AppendResult.Appended first = Given.appended(given.append(begin));
        Given.Change next = given.existing("a", first.executionKey(), 1).events(Given.entered(3, "B", large));
        Given.appended(given.append(next));

        for (Supplier<Store> store : List.<Supplier<Store>>of(this::store, this::otherNode, this::reopened)) {
            Stored stored = store.get().log().load(Given.arn("a")).orElseThrow();
            List<HistoryEvent> all = new ArrayList<>(begin.append().events());
            all.addAll(next.append().events());
            assertThat(stored.events()).isEqualTo(all);
            assertThat(stored.nextSequence()).isEqualTo(2);
            assertThat(stored.definition()).isEqualTo("{\"StartAt\":\"A\"}");
            assertThat(stored.snapshot()).isEmpty();
            ExecutionRecord execution = stored.execution();
            assertThat(execution.key()).isEqualTo(first.executionKey());
            assertThat(execution.info()).isEqualTo(given.execution("a", "{\"n\":1}").info());
            assertThat(execution.info().input().text()).isEqualTo("{ \"n\" : 1 }");
            assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        }
        assertThat(store().log().load(Given.arn("b"))).isEmpty();
    }

    @Test
    default void whatIsRedrivenRunsAgainAndMayEndAgain() {
        Given given = new Given(store());
        Failure failure = Failure.of("Bad", "luck");
        long key = Given.appended(given.append(given.begin("a", "1").failed(2, ExecutionStatus.FAILED, failure)))
                .executionKey();
        Given.appended(given.append(given.existing("a", key, 1).redriven(3, 1)));

        assertThat(found("a")).satisfies(running -> {
            assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
            assertThat(running.stoppedAt()).isEmpty();
            assertThat(running.failure()).isEqualTo(Failure.UNNAMED);
            assertThat(running.redriveCount()).isEqualTo(1);
            assertThat(running.redrivenAt()).contains(Given.NOW.plusMillis(3));
        });
        assertThat(store().executions().countRunning(Given.MACHINE)).isEqualTo(1);

        Given.appended(given.append(given.existing("a", key, 2).failed(4, ExecutionStatus.TIMED_OUT, failure)
                .redriven(5, 2).succeeded(6, Payload.parse("{\"out\":1}"))));
        assertThat(found("a")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(ended.stoppedAt()).contains(Given.NOW.plusMillis(6));
            assertThat(ended.output()).contains(Payload.parse("{\"out\":1}"));
            assertThat(ended.failure()).isEqualTo(Failure.UNNAMED);
            assertThat(ended.redriveCount()).isEqualTo(2);
        });
        assertThat(store().executions().countRunning(Given.MACHINE)).isZero();
        assertThat(store().log().load(Given.arn("a")).orElseThrow().events()).hasSize(6);
    }

    private ExecutionRecord found(String name) {
        return store().executions().find(Given.arn(name)).orElseThrow();
    }

    @Test
    default void aNameIsGivenOnce() {
        Given given = new Given(store());
        long key = given.begun("a");
        AppendResult again = given.append(given.begin("a", "{\"other\":true}").message(Given.arn("b"), "1"));

        assertThat(again).isInstanceOfSatisfying(AppendResult.NameTaken.class, taken -> {
            assertThat(taken.existing().key()).isEqualTo(key);
            assertThat(taken.existing().info().input()).isEqualTo(Payload.parse("{\"n\":1}"));
        });
        int partition = store().partitions().of(Given.arn("b"));
        assertThat(store().outstanding().inbox(partition, 0, 9)).isEmpty();
    }

    @Test
    default void ofStartsWithOneNameAtOnceExactlyOneWins() {
        Given given = new Given(store());
        List<CompletionStage<AppendResult>> results = LongStream.range(0, 50)
                .mapToObj(i -> given.send(given.begin("same", Long.toString(i)))).toList();
        List<AppendResult> answers = results.stream().map(Given::join).toList();

        List<AppendResult> winners = answers.stream().filter(a -> a instanceof AppendResult.Appended).toList();
        assertThat(winners).hasSize(1);
        long key = Given.appended(winners.get(0)).executionKey();
        assertThat(answers).filteredOn(a -> a instanceof AppendResult.NameTaken).hasSize(49)
                .allSatisfy(a -> assertThat(((AppendResult.NameTaken) a).existing().key()).isEqualTo(key));
    }

    @Test
    default void aRefusedAppendDoesNotDisturbItsNeighbours() {
        Given given = new Given(store());
        long a = given.begun("a");
        long b = given.begun("b");
        List<CompletionStage<AppendResult>> results = List.of(
                given.send(given.existing("a", a, 0).events(Given.entered(2, "A", Payload.NULL))),
                given.send(given.existing("b", b, 1).events(Given.entered(2, "A", Payload.NULL))),
                given.send(given.begin("a", "null")), given.send(given.begin("c", "null")));

        assertThat(results.stream().map(Given::join).map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Conflict", "Appended", "NameTaken", "Appended");
        assertThat(store().log().load(Given.arn("a")).orElseThrow().nextSequence()).isEqualTo(1);
        assertThat(store().log().load(Given.arn("b")).orElseThrow().nextSequence()).isEqualTo(2);
        assertThat(store().log().load(Given.arn("c"))).isPresent();
    }

    @Test
    default void whoeverHasLostItsLeaseCannotWrite() {
        Given given = new Given(store());
        long key = given.begun("a");
        Lease stale = new Lease(given.lease("a").partition(), given.lease("a").epoch() - 1);

        assertThat(given.append(given.existing("a", key, 1).by(stale))).isInstanceOf(AppendResult.Fenced.class);
        assertThat(given.append(given.begin("b", "1").by(new Lease(stale.partition(), 99))))
                .isInstanceOf(AppendResult.Fenced.class);
        assertThat(store().log().load(Given.arn("a")).orElseThrow().nextSequence()).isEqualTo(1);
        assertThat(store().log().load(Given.arn("b"))).isEmpty();
    }

    @Test
    default void positionsOfAPartitionHaveNoGaps() {
        Given given = new Given(store());
        List<CompletionStage<AppendResult>> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            results.add(given.send(given.begin("e" + i % 150, "1")));
        }
        results.forEach(Given::join);

        Map<Integer, List<Long>> positions = new java.util.TreeMap<>();
        for (int p = 0; p < store().partitions().count(); p++) {
            positions.put(p, store().deliveries().commits(p, 0, 1000).stream().map(c -> c.position()).toList());
        }
        assertThat(positions.values().stream().mapToInt(List::size).sum()).isEqualTo(150);
        positions.forEach((partition, found) -> assertThat(found)
                .isEqualTo(LongStream.rangeClosed(1, found.size()).boxed().collect(Collectors.toList())));
    }

    @Test
    default void anEndIsKept() {
        Given given = new Given(store());
        Payload output = Payload.parse("{\"sum\":3}");
        given.append(given.begin("short", "{}").succeeded(2, output));
        given.append(given.existing("long", given.begun("long"), 1).succeeded(2, Payload.parse("\"" + "y".repeat(9000)
                + "\"")));
        Failure failure = Failure.of("E", "it broke");
        given.append(given.existing("bad", given.begun("bad"), 1).failed(2, ExecutionStatus.FAILED, failure));

        ExecutionRecord ended = reopened().executions().find(Given.arn("short")).orElseThrow();
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).contains(output);
        assertThat(ended.stoppedAt()).contains(Given.NOW.plusMillis(2));
        assertThat(store().executions().find(Given.arn("long")).orElseThrow().output().orElseThrow().text())
                .hasSize(9002);
        ExecutionRecord failed = store().executions().find(Given.arn("bad")).orElseThrow();
        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    default void foldingBeginsAtTheNewestSnapshot() {
        Given given = new Given(store());
        long key = given.begun("a");
        given.append(given.existing("a", key, 1).events(Given.entered(2, "A", Payload.NULL)).snapshot("{\"v\":1}"));
        given.append(given.existing("a", key, 2).events(Given.entered(3, "B", Payload.NULL)).snapshot("{\"v\":2}"));
        given.append(given.existing("a", key, 3).events(Given.entered(4, "C", Payload.NULL)));

        Stored stored = reopened().log().load(Given.arn("a")).orElseThrow();
        assertThat(stored.snapshot().orElseThrow().state()).isEqualTo(Payload.parse("{\"v\":2}"));
        assertThat(stored.events()).extracting(HistoryEvent::id).containsExactly(4L);
        assertThat(stored.nextSequence()).isEqualTo(4);
        assertThat(store().executions().find(Given.arn("a")).orElseThrow().parentArn()).isEqualTo(Optional.empty());
    }

    @Test
    default void aStoreThatWasClosedSaysSo() {
        Given given = new Given(store());
        List<CompletionStage<AppendResult>> accepted = LongStream.range(0, 100)
                .mapToObj(i -> given.send(given.begin("e" + i, "1"))).toList();
        store().close();

        assertThat(accepted.stream().map(Given::join)).allSatisfy(Given::appended);
        assertThat(given.append(given.begin("late", "1"))).isInstanceOf(AppendResult.Failed.class);
    }
}
