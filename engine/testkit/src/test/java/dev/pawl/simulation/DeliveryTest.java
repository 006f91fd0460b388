package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.delivery.DeliveryException;
import dev.pawl.delivery.Lag;
import dev.pawl.delivery.Subscriber;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.ForkRequest;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.fork.Edits;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.json.Payload;
import dev.pawl.log.ExpressLogSettings;
import dev.pawl.log.LogEvent;
import dev.pawl.log.LogLevel;
import dev.pawl.log.LoggedExecution;
import dev.pawl.log.MachineLog.Page;
import dev.pawl.store.Deliveries.Committed;
import dev.pawl.store.Lease;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows commits, with a clock that jumps and processes that die. */
class DeliveryTest {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String[] TYPES = {"ExecutionStarted", "PassStateEntered", "PassStateExited",
            "ExecutionSucceeded"};

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Recorder recorder = new Recorder();
    private MemoryStore store = new MemoryStore(tasks::add, clock::now, 2);
    private int lives;
    private Engine engine = live(recorder);

    /** Remembers what it was told; fails the lanes that it is told to fail. Machines are lanes of their own. */
    private static final class Recorder implements Subscriber {
        final Map<String, List<String>> told = new LinkedHashMap<>();
        final Map<String, List<Instant>> times = new LinkedHashMap<>();
        final Set<String> failing = new HashSet<>();
        final Set<String> asked = new HashSet<>();

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public Optional<String> lane(MachineRecord revision) {
            asked.add(revision.name());
            return revision.name().equals("Unheard") ? Optional.empty() : Optional.of(revision.name());
        }

        @Override
        public long deliver(String lane, List<Committed> commits) throws DeliveryException {
            if (failing.contains(lane)) {
                throw new DeliveryException("nobody there");
            }
            for (Committed commit : commits) {
                commit.events().stream().filter(HistoryEvent::visible).forEach(event -> times
                        .computeIfAbsent(commit.info().name(), name -> new ArrayList<>()).add(event.timestamp()));
                commit.events().stream().filter(HistoryEvent::visible).forEach(event -> told
                        .computeIfAbsent(commit.info().name(), name -> new ArrayList<>())
                        .add(AwsHistory.type(event.event())));
            }
            return commits.size();
        }
    }

    private Engine live(Subscriber... subscribers) {
        return Engine.builder().store(store).clock(clock).workers(tasks::add).random(new Random(7))
                .node("node-" + lives++).subscribers(List.of(subscribers)).start();
    }

    private void settle() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private void pass(Duration time) {
        settle();
        Instant until = clock.now().plus(time);
        while (clock.nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            clock.advanceToNext();
            settle();
        }
        clock.advance(Duration.between(clock.now(), until));
    }

    /** The process dies; what it had committed is there. */
    private void crash(Subscriber... subscribers) {
        tasks.clear();
        clock.forgetAll();
        store = store.crash();
        store.partitions().release(store.partitions().holdings().stream()
                .map(h -> new Lease(h.partition(), h.epoch())).toList());
        engine = live(subscribers);
    }

    private String machine(String name, MachineType type, String logging) {
        return engine.machines().create(new NewStateMachine(name, type,
                new Settings(PASS, World.ROLE, Optional.of(Payload.parse(logging)), Optional.empty(),
                        Optional.empty()),
                Map.of())).arn();
    }

    private String machine(String name) {
        return machine(name, MachineType.STANDARD, "{\"level\":\"OFF\"}");
    }

    private void start(String machine, String name) {
        engine.executions().start(new Start(machine, Optional.of(name), Optional.of("{\"a\":1}"), Optional.empty()));
        settle();
    }

    @Test
    void whateverIsCommittedIsDeliveredInOrder() {
        String machine = machine("Heard");
        String unheard = machine("Unheard");
        for (int i = 0; i < 5; i++) {
            start(machine, "e" + i);
            start(unheard, "u" + i);
        }
        pass(Duration.ofSeconds(1));

        assertThat(recorder.told).containsOnlyKeys("e0", "e1", "e2", "e3", "e4");
        assertThat(recorder.told.values()).allSatisfy(types -> assertThat(types).containsExactly(TYPES));
        assertThat(engine.deliveries()).allSatisfy(lag -> assertThat(lag.position()).isEqualTo(lag.head()));
    }

    @Test
    void whatAForkCopiedIsNotDeliveredASecondTime() {
        String machine = engine.machines().create(new NewStateMachine("Heard", MachineType.STANDARD, new Settings(
                "{\"StartAt\":\"Z\",\"States\":{\"Z\":{\"Type\":\"Pass\",\"Next\":\"A\"},\"A\":{\"Type\":\"Pass\","
                        + "\"End\":true}}}",
                World.ROLE, Optional.empty(), Optional.empty(), Optional.empty()), Map.of())).arn();
        start(machine, "original");
        pass(Duration.ofSeconds(5));
        Instant forked = clock.now();
        var made = engine.forks().fork(new ForkRequest(machine.replace(":stateMachine:", ":execution:") + ":original",
                new At.Newest(), Edits.NONE, new ForkRequest.Target.Same(), Optional.of("fork"), Optional.empty(),
                false));
        settle();
        assertThat(made.toCompletableFuture().join().executionArn()).endsWith(":fork");
        pass(Duration.ofSeconds(1));

        assertThat(recorder.told.get("original")).hasSize(6);
        assertThat(recorder.told.get("fork")).containsExactly(TYPES);
        assertThat(recorder.times.get("fork")).hasSize(4).noneMatch(at -> at.isBefore(forked));
    }

    @Test
    void withoutSubscribersNothingIsRead() {
        engine.close();
        engine = live();
        start(machine("Heard"), "e");
        pass(Duration.ofMinutes(1));

        assertThat(engine.deliveries()).isEmpty();
        assertThat(store.deliveries().cursor("recorder", 1)).isPresent().get()
                .satisfies(cursor -> assertThat(cursor.position()).isZero());
        assertThat(recorder.asked).isEmpty();
    }

    @Test
    void whatACrashCutOffIsDeliveredAfterTheRestart() {
        String machine = machine("Heard");
        start(machine, "before");
        pass(Duration.ofSeconds(5));
        start(machine, "cut");
        assertThat(recorder.told).containsOnlyKeys("before");

        crash(recorder);
        pass(Duration.ofSeconds(5));
        assertThat(recorder.told.get("cut")).containsExactly(TYPES);

        start(machine, "unattended");
        crash();
        start(machine, "alone");
        pass(Duration.ofSeconds(5));
        crash(recorder);
        pass(Duration.ofSeconds(5));
        assertThat(recorder.told.get("unattended")).containsExactly(TYPES);
        assertThat(recorder.told.get("alone")).containsExactly(TYPES);
        assertThat(recorder.told.get("before")).containsExactly(TYPES);
    }

    @Test
    void aLaneThatFailsHoldsNobodyUpAndCatchesUp() {
        String good = machine("Good");
        String bad = machine("Bad");
        recorder.failing.add("Bad");
        for (int i = 0; i < 4; i++) {
            start(good, "g" + i);
            start(bad, "b" + i);
            pass(Duration.ofSeconds(30));
        }
        assertThat(recorder.told).containsOnlyKeys("g0", "g1", "g2", "g3");
        assertThat(engine.deliveries()).flatExtracting(lag -> lag.behind().keySet()).contains("Bad");
        assertThat(engine.deliveries()).extracting(Lag::failures).allMatch(n -> n > 3 && n < 40);

        crash(recorder);
        pass(Duration.ofSeconds(3));
        assertThat(recorder.told).hasSize(4);
        recorder.failing.clear();
        pass(Duration.ofMinutes(3));
        Stream.of("b0", "b1", "b2", "b3", "g0", "g3")
                .forEach(name -> assertThat(recorder.told.get(name)).as(name).containsExactly(TYPES));
        assertThat(engine.deliveries()).allSatisfy(lag -> assertThat(lag.behind()).isEmpty());

        start(bad, "later");
        pass(Duration.ofSeconds(1));
        assertThat(recorder.told.get("later")).containsExactly(TYPES);
    }

    @Test
    void anOrderlyStopDeliversFirst() {
        start(machine("Heard"), "last");
        engine.close();
        assertThat(recorder.told.get("last")).containsExactly(TYPES);

        engine = live(recorder);
        pass(Duration.ofSeconds(5));
        assertThat(recorder.told.get("last")).containsExactly(TYPES);
    }

    @Test
    void anExpressExecutionIsLoggedAsItsMachineSays() {
        String all = machine("All", MachineType.EXPRESS, "{\"level\":\"ALL\",\"includeExecutionData\":true}");
        String bare = machine("Bare", MachineType.EXPRESS, "{\"level\":\"ALL\",\"includeExecutionData\":false}");
        String off = machine("Off", MachineType.EXPRESS, "{\"level\":\"OFF\"}");
        String fatal = machine("Fatal", MachineType.EXPRESS, "{\"level\":\"FATAL\"}");
        Stream.of(all, bare, off, fatal).forEach(machine -> start(machine, "x"));
        pass(Duration.ofSeconds(1));

        List<LoggedExecution> logged = engine.logs().newestExpress(all, 5);
        assertThat(logged).singleElement().satisfies(e -> {
            assertThat(e.record().status().name()).isEqualTo("SUCCEEDED");
            assertThat(e.record().output().orElseThrow().text()).isEqualTo("{\"a\":1}");
            assertThat(e.record().info().input().text()).isEqualTo("{\"a\":1}");
            assertThat(e.record().info().name()).isEqualTo("x");
        });
        assertThat(types(all)).containsExactly(TYPES);
        assertThat(engine.logs().machine(bare, engine.logs().since(Instant.EPOCH), Optional.empty()).events())
                .extracting(LogEvent::text).hasSize(4).noneMatch(text -> text.contains("\\\"a\\\""));
        assertThat(engine.logs().newestExpress(bare, 5)).flatExtracting(LoggedExecution::events)
                .noneMatch(event -> event.toString().contains("\"a\""));
        assertThat(engine.logs().newestExpress(off, 5)).isEmpty();
        assertThat(engine.logs().newestExpress(fatal, 5)).isEmpty();
        assertThat(recorder.told.get("x")).as("subscribers hear of it, too").hasSize(8);
    }

    @Test
    void aMachinesLogBeginsWhereItIsAskedTo() {
        String machine = machine("Heard", MachineType.STANDARD, "{\"level\":\"FATAL\"}");
        for (int i = 0; i < 9; i++) {
            start(machine, "e" + i);
            pass(Duration.ofMinutes(1));
        }
        Instant middle = Instant.parse("2026-01-01T00:05:00Z");
        Page page = engine.logs().machine(machine, engine.logs().since(middle), Optional.of(LogLevel.ALL));
        assertThat(page.events()).extracting(event -> event.execution().name()).containsOnly("e5", "e6", "e7", "e8");
        assertThat(page.events()).hasSize(16);
        assertThat(engine.logs().machine(machine, page.next(), Optional.of(LogLevel.ALL)).events()).isEmpty();
        assertThat(engine.logs().machine(machine, engine.logs().since(middle), Optional.empty()).events()).isEmpty();
    }

    @Test
    void whatCannotBeTakenInIsDroppedAndTheLogDoesNotGrowWithoutEnd() {
        engine.close();
        engine = Engine.builder().store(store).clock(clock).workers(tasks::add).random(new Random(7)).node("small")
                .expressLog(new ExpressLogSettings(Duration.ofDays(1), 2, 3000, Duration.ofMillis(50))).start();
        String machine = machine("All", MachineType.EXPRESS, "{\"level\":\"ALL\"}");
        for (int i = 0; i < 20; i++) {
            start(machine, "x" + i);
        }
        pass(Duration.ofSeconds(1));
        assertThat(engine.logs().newestExpress(machine, 50)).hasSizeBetween(2, 6);
        pass(Duration.ofMinutes(2));
        assertThat(engine.logs().newestExpress(machine, 50)).hasSizeBetween(1, 4);
        pass(Duration.ofDays(2));
        start(machine, "new");
        pass(Duration.ofMinutes(2));
        assertThat(engine.logs().newestExpress(machine, 50)).extracting(e -> e.record().info().name())
                .contains("new").hasSizeLessThanOrEqualTo(3);
    }

    private List<String> types(String machine) {
        return engine.logs().machine(machine, engine.logs().since(Instant.EPOCH), Optional.empty()).events().stream()
                .map(LogEvent::type).toList();
    }
}
