package dev.pawl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.jooq.JooqStore;
import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes whose clocks are far apart: leases, messages between them and waits do not care. */
class ClockSkewTest {
    private static final Duration APART = Duration.ofMinutes(10);
    private static final int STARTS = 20;
    private static final String NOW = "extract(epoch from clock_timestamp()) * 1000";
    private static final String DEFINITION = "{\"StartAt\":\"W\",\"States\":{"
            + "\"W\":{\"Type\":\"Wait\",\"Seconds\":1,\"Next\":\"P\"},\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    /** The machine's clock, set wrongly. */
    private record Wrong(SystemClock right, Duration by) implements EngineClock, AutoCloseable {
        @Override
        public Instant now() {
            return right.now().plus(by);
        }

        @Override
        public long nanoTime() {
            return right.nanoTime();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            right.after(delay, task);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    private record Skewed(Wrong clock, JooqStore store, Engine engine) implements AutoCloseable {
        static Skewed of(Fleet fleet, Duration by) {
            Wrong clock = new Wrong(new SystemClock(), by);
            JooqStore store = JooqStore.postgres(fleet.postgres.getJdbcUrl("postgres", "pawl"), "postgres", "postgres",
                    Clock.offset(Clock.systemUTC(), by));
            return new Skewed(clock, store, Engine.builder().store(store).clock(clock).start());
        }

        @Override
        public void close() {
            engine.close();
            store.close();
            clock.close();
        }
    }

    private static String machine(Engine engine) {
        MachineRecord.Settings settings = new MachineRecord.Settings(DEFINITION, Traffic.ROLE, Optional.empty(),
                Optional.empty(), Optional.empty());
        return engine.machines()
                .create(new NewStateMachine("work", MachineRecord.MachineType.STANDARD, settings, Map.of())).arn();
    }

    private static String start(Skewed node, String machine, String name) {
        return node.engine().executions()
                .start(new Start(machine, Optional.of(name), Optional.of("{}"), Optional.empty()))
                .toCompletableFuture().join().executionArn();
    }

    private static boolean halves(Fleet fleet) throws Exception {
        return fleet.number("SELECT count(DISTINCT owner) FROM partition WHERE until > " + NOW) == 2
                && fleet.number("SELECT min(held) FROM (SELECT count(*) AS held FROM partition WHERE until > " + NOW
                        + " GROUP BY owner) each") == 16;
    }

    @Test
    void nodes_with_wrong_clocks_share_the_work_and_lose_and_double_nothing(@TempDir Path folder) throws Exception {
        try (Fleet fleet = new Fleet(EmbeddedPostgres.start(), folder);
                Skewed early = Skewed.of(fleet, APART.negated())) {
            List<String> started = new ArrayList<>();
            try (Skewed late = Skewed.of(fleet, APART)) {
                String machine = machine(early.engine());
                fleet.await("each holds half", () -> halves(fleet));
                String held = "SELECT sum(epoch) FROM partition";
                long before = fleet.number(held);
                for (int i = 0; i < STARTS; i++) {
                    started.add(start(i % 2 == 0 ? early : late, machine, "e" + i));
                }
                fleet.await("all have ended", () -> fleet.finished() == STARTS);
                assertThat(fleet.number(held)).as("nobody took anything from the other").isEqualTo(before);
                fleet.look(started);
            }
            started.add(start(early, "arn:aws:states:us-east-1:123456789012:stateMachine:work", "last"));
            fleet.await("the other one has taken over", () -> fleet.finished() == STARTS + 1);
            fleet.look(started);
        }
    }
}
