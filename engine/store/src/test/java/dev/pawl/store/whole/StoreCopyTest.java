package dev.pawl.store.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.history.HistoryEvent;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Lease;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.check.StoreCheck;
import dev.pawl.store.jooq.copy.Handling;
import dev.pawl.store.jooq.copy.StoreCopy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.time.Instant;
import java.util.Set;
import dev.pawl.store.Deliveries;
import dev.pawl.store.MapRuns;
import dev.pawl.store.SearchIndex;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stores from SQLite to PostgreSQL and back. */
class StoreCopyTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("Skipped: PostgreSQL does not start on this machine: " + e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        EmbeddedPostgres started = postgres;
        if (started != null) {
            started.close();
        }
    }

    private static StoreAddress.PostgresUrl database() throws SQLException {
        EmbeddedPostgres started = Objects.requireNonNull(postgres);
        String name = "copy" + DATABASES.incrementAndGet();
        try (Connection connection = started.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new StoreAddress.PostgresUrl(started.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private StoreAddress.SqliteFile file(String name) {
        return new StoreAddress.SqliteFile(folder.resolve(name));
    }

    private static JooqStore open(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile file -> JooqStore.sqlite(file.file());
            case StoreAddress.PostgresUrl url ->
                JooqStore.postgres(url.url(), url.user(), url.password(), Clock.systemUTC());
        };
    }

    private static StoreCopy.Copied copy(StoreAddress from, StoreAddress to) {
        try (StoreDatabase source = StoreDatabase.alone(from); StoreDatabase target = StoreDatabase.create(to)) {
            return StoreCopy.copy(source, target, (what, rows, of) -> {});
        }
    }

    /** All that people and engines can see, in words. */
    private static Map<String, Object> meaning(StoreAddress address) {
        Map<String, Object> meaning = new LinkedHashMap<>();
        try (JooqStore store = open(address)) {
            meaning.put("secret", List.of(HexFormat.of().formatHex(store.secret())));
            for (var machine : store.machines().list(Optional.empty(), 100)) {
                meaning.put(machine.arn(), machine);
            }
            List<Long> keys = store.search().keys(
                    new SearchIndex.Source.Everywhere(Set.of(), Optional.empty()),
                    new SearchIndex.KeyRange(0, Long.MAX_VALUE), 10_000);
            for (var found : store.search().load(keys, true)) {
                var execution = store.executions().find(found.execution().info().arn()).orElseThrow();
                meaning.put(execution.info().arn(), List.of(execution.key(), execution.info(), execution.status(),
                        execution.output(), execution.failure(), execution.redriveCount(), found.document()));
                List<HistoryEvent> events = store.executions().history(execution.key(),
                        new HistoryRange(1, 1000, false));
                meaning.put(execution.info().arn() + " events", events);
                meaning.put(execution.info().arn() + " runs",
                        store.mapRuns().of(execution.info().arn(), Optional.empty(), 10).stream()
                                .map(run -> List.of(run.arn(), run.row(), run.plan(), store.mapRuns().items(run.key(),
                                        MapRuns.ItemQuery.from(0, 100))))
                                .toList());
            }
            List<Object> owed = new ArrayList<>();
            for (int partition = 0; partition < store.partitions().count(); partition++) {
                store.outstanding().timers(partition, Instant.MAX.minusSeconds(1_000_000_000_000L), 1000)
                        .forEach(t -> owed.add(t.executionArn() + t.timer() + t.due()));
                store.outstanding().work(partition, Optional.empty(), 1000)
                        .forEach(w -> owed.add(w.executionArn() + w.scheduledEventId() + w.phase() + w.resource()));
            }
            meaning.put("owed", owed.stream().map(Object::toString).sorted().toList());
        }
        return meaning;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thereAndBackIsTheSame(long seed) throws SQLException {
        StoreAddress first = file("first.db");
        try (Store store = open(first); Lively lively = new Lively(store)) {
            lively.fill(seed, 25);
        }
        try (Store store = open(first)) {
            Lively.index(store);
        }
        StoreAddress second = database();
        StoreAddress third = file("third.db");

        StoreCopy.Copied there = copy(first, second);
        assertThat(check(second)).isEmpty();
        assertThat(meaning(second)).isEqualTo(meaning(first));
        StoreCopy.Copied back = copy(second, third);
        assertThat(check(third)).isEmpty();
        assertThat(meaning(third)).isEqualTo(meaning(first));
        assertThat(back.rows().get("transition")).isEqualTo(there.rows().get("transition")).isGreaterThan(25);
    }

    @Test
    void whatRunsGoesOnAfterwardsAndKeysGoOnCounting() throws SQLException {
        StoreAddress first = file("first.db");
        String waits;
        try (Store store = open(first); Lively lively = new Lively(store)) {
            lively.fill(5, 9);
            waits = lively.start("task", 1);
            lively.start("both", 2);
            lively.settle();
        }
        StoreAddress second = database();
        copy(first, second);
        goesOn(second, waits);
        StoreAddress third = file("third.db");
        copy(second, third);
        goesOn(third, waits);
        assertThat(check(second)).isEmpty();
        assertThat(check(third)).isEmpty();
    }

    private static void goesOn(StoreAddress address, String started) {
        try (Store store = open(address); Lively lively = new Lively(store)) {
            long before = store.search().startUpTo(Long.MAX_VALUE).orElseThrow().execution();
            String further = lively.start("spread", 2);
            lively.settle();
            Lively.until(() -> store.executions().find(further).orElseThrow().status() == ExecutionStatus.SUCCEEDED);
            assertThat(store.executions().find(further).orElseThrow().key()).isGreaterThan(before);
            ActivityTask task = lively.task(Duration.ofSeconds(20)).orElseThrow();
            Lively.join(lively.engine().tasks().succeed(task.token(), "1"));
            assertThat(store.executions().find(started)).isPresent();
        }
    }

    @Test
    void readersMissNothing() throws SQLException {
        StoreAddress first = database();
        List<String> unseen = new ArrayList<>();
        try (JooqStore store = open(first)) {
            try (Lively lively = new Lively(store)) {
                lively.fill(4, 10);
            }
            for (Lease lease : store.partitions().acquire("reader", Duration.ofMinutes(1), 99)) {
                long head = store.deliveries().head(lease.partition());
                store.deliveries().keep("all", lease, new Deliveries.Cursor(head, Map.of()));
                store.deliveries().keep("some", lease,
                        new Deliveries.Cursor(Math.max(0, head - 2), Map.of()));
                store.deliveries().commits(lease.partition(), Math.max(0, head - 2), 99).forEach(commit -> unseen
                        .addAll(store.deliveries().read(List.of(commit)).stream().map(c -> c.events().toString())
                                .toList()));
                store.partitions().release(List.of(lease));
            }
        }
        StoreAddress second = file("second.db");
        copy(first, second);
        try (JooqStore store = open(second)) {
            long all = store.deliveries().cursor("all", 0).orElseThrow().position();
            long some = store.deliveries().cursor("some", 0).orElseThrow().position();

            assertThat(store.deliveries().commits(0, all, 9)).isEmpty();
            List<String> seen = store.deliveries().read(store.deliveries().commits(0, some, 1000)).stream()
                    .map(c -> c.events().toString()).toList();
            assertThat(seen).containsAll(unseen).hasSizeLessThan(unseen.size() + 40);
        }
    }

    @Test
    void aStoreInUseIsNotMovedButMayBeCopied() throws SQLException {
        StoreAddress first = database();
        try (JooqStore store = open(first); Lively lively = new Lively(store)) {
            lively.fill(4, 8);
            assertThatThrownBy(() -> StoreDatabase.alone(first)).isInstanceOf(StoreException.class)
                    .hasMessageContaining("holds a lease");
            StoreAddress second = file("second.db");
            try (StoreDatabase source = StoreDatabase.read(first);
                    StoreDatabase target = StoreDatabase.create(second)) {
                StoreCopy.copy(source, target, (what, rows, of) -> lively.start("done", (int) rows));
            }
            assertThat(check(second)).isEmpty();
        }
    }

    @Test
    void aTargetThatHasAnythingIsRefused() throws SQLException {
        StoreAddress target = database();
        open(target).close();

        assertThatThrownBy(() -> StoreDatabase.create(target)).isInstanceOf(StoreException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void eachTableIsHandled() {
        StoreAddress address = file("empty.db");
        try (StoreDatabase database = StoreDatabase.create(address)) {
            assertThat(database.tables()).as("each new table needs a line in Handling")
                    .allSatisfy(table -> assertThat(Handling.decided(table)).as(table).isPresent());
        }
    }

    private static List<?> check(StoreAddress address) {
        return StoreCheck.run(address, StoreCheck.Options.everything()).findings();
    }
}
