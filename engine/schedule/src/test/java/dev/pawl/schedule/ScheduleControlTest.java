package dev.pawl.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.engine.Engine;
import dev.pawl.engine.Holding;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.testkit.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schedules while people drain or pause: no fire time is lost. */
class ScheduleControlTest {
    private static final Optional<String> NO_REASON = Optional.empty();
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";
    private final Engine engine = Engine.builder().store(new MemoryStore()).account(ACCOUNT, REGION).start();
    private final VirtualClock clock = new VirtualClock(ScheduleWorld.NOON);
    private final Schedules schedules;

    ScheduleControlTest() {
        EngineTarget target = new EngineTarget(engine, REGION, ACCOUNT);
        MemorySchedules store = new MemorySchedules();
        ScheduleRunner runner = new ScheduleRunner(store, target, clock, Runnable::run);
        schedules = new Schedules(store, target, clock, runner::poke);
        runner.start();
    }

    @BeforeEach
    void everyMinute() {
        engine.machines().create(new NewStateMachine("orders", MachineType.STANDARD, new Settings(
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}",
                "arn:aws:iam::" + ACCOUNT + ":role/r", Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of()));
        schedules.create("minutely", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), "ops");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void pass(Duration time) {
        for (long seconds = 0; seconds < time.toSeconds(); seconds++) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private List<FireOutcome> outcomes() {
        return schedules.get("minutely").progress().recent().reversed().stream()
                .filter(outcome -> outcome.kind() != FireOutcome.Kind.RETRYING).toList();
    }

    @Test
    void whatComesDueWhileStartsAreRefusedIsStartedAfterwards() {
        Holding holding = engine.holding();
        List<Runnable> orders = List.of(() -> holding.drain("ops", NO_REASON),
                () -> holding.pauseEverything("ops", NO_REASON, true));
        List<Runnable> ends = List.of(holding::endDrain, holding::resumeEverything);
        for (int i = 0; i < orders.size(); i++) {
            int before = outcomes().size();
            orders.get(i).run();
            pass(Duration.ofSeconds(90));
            assertThat(outcomes()).hasSize(before);
            ends.get(i).run();
            pass(Duration.ofSeconds(90));
            assertThat(outcomes().subList(before, outcomes().size())).extracting(FireOutcome::kind)
                    .hasSizeGreaterThan(1).containsOnly(FireOutcome.Kind.STARTED);
        }
        assertThat(outcomes()).extracting(FireOutcome::time).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(120)
    void ofAMachineThatIsPausedExecutionsAreStartedAndWait() {
        String machine = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:orders";
        engine.holding().pauseMachine(machine, "ops", NO_REASON, false);
        pass(Duration.ofSeconds(61));
        assertThat(outcomes()).extracting(FireOutcome::kind).containsExactly(FireOutcome.Kind.STARTED);
        String execution = outcomes().getFirst().detail();
        assertThat(engine.executions().describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        engine.holding().resumeMachine(machine);
        while (engine.executions().describe(execution).status() == ExecutionStatus.RUNNING) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
