package dev.pawl.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.schedule.model.CatchUp;
import dev.pawl.schedule.model.CatchUp.Mode;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost and nothing doubled, wherever a server dies, and however many servers there are. */
class ScheduleCrashTest {
    private final MemorySchedules rows = new MemorySchedules();
    private final VirtualClock clock = new VirtualClock(ScheduleWorld.NOON);
    private final ScriptedTarget target = new ScriptedTarget();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aServerThatDiesAtAnyWriteLosesAndDoublesNothing(int lastWrite) {
        ScheduleWorld first = new ScheduleWorld(new Dying(rows, lastWrite, false), clock, target);
        first.schedules.create("s", allMadeUpFor(), Schedules.API);
        clock.advance(Duration.ofMinutes(4));
        first.runner.close();
        new ScheduleWorld(rows, clock, target);
        clock.advance(Duration.ofMinutes(2));

        assertThat(target.inputs).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theSameIfTheWriteArrivedAndItsAnswerDidNot(int lastWrite) {
        ScheduleWorld first = new ScheduleWorld(new Dying(rows, lastWrite, true), clock, target);
        first.schedules.create("s", allMadeUpFor(), Schedules.API);
        clock.advance(Duration.ofMinutes(4));
        first.runner.close();
        new ScheduleWorld(rows, clock, target);
        clock.advance(Duration.ofMinutes(2));

        assertThat(target.inputs).hasSize(6);
    }

    @Test
    void whoIsAloneDoesNotWaitForTheLeaseOfTheDead() {
        ScheduleWorld first = new ScheduleWorld(new Dying(rows, 1, true), clock, target);
        first.schedules.create("s", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), Schedules.API);
        clock.advance(Duration.ofSeconds(31));
        first.runner.close();
        assertThat(target.attempts).isEmpty();
        assertThat(rows.find("s").flatMap(Schedule::due)).hasValueSatisfying(
                due -> assertThat(due).isAfter(clock.now().plusSeconds(25)));

        new ScheduleWorld(new Alone(rows), clock, target);
        clock.advance(Duration.ZERO);
        assertThat(target.times()).containsExactly("1201");
    }

    @Test
    void twoServersStartEachExecutionOnce() {
        ScheduleWorld one = new ScheduleWorld(rows, clock, target);
        ScheduleWorld two = new ScheduleWorld(rows, clock, target);
        for (int i = 0; i < 200; i++) {
            (i % 2 == 0 ? one : two).schedules.create("s" + i, ScheduleWorld.everyMinute(Overlap.ALLOW_ALL),
                    Schedules.API);
        }
        clock.advance(Duration.ofMinutes(3));
        assertThat(target.attempts).hasSize(600);
        assertThat(new HashSet<>(target.attempts)).hasSize(600);
    }

    @Test
    void theServerThatIsLeftGoesOn() {
        ScheduleWorld one = new ScheduleWorld(rows, clock, target);
        new ScheduleWorld(rows, clock, target);
        one.schedules.create("s", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), Schedules.API);
        clock.advance(Duration.ofMinutes(2));
        one.runner.close();
        clock.advance(Duration.ofMinutes(2));
        assertThat(target.times()).containsExactly("1201", "1202", "1203", "1204");
    }

    @Test
    void aScheduleThatIsPausedWhileItFiresIsPausedAndKnowsWhatItStarted() {
        ScheduleWorld world = new ScheduleWorld(rows, clock, target);
        world.schedules.create("s", ScheduleWorld.everyMinute(Overlap.SKIP), Schedules.API);
        target.beforeAnswer = () -> world.schedules.pause("s");
        clock.advance(Duration.ofMinutes(5));
        Schedule after = world.schedules.get("s");
        assertThat(after.paused()).isTrue();
        assertThat(after.progress().pending()).isEmpty();
        assertThat(world.outcomes("s")).containsExactly("STARTED 12:01");
        assertThat(target.attempts).hasSize(1);
    }

    @Test
    void aScheduleThatIsDeletedAndMadeAnewWhileItFiresKnowsNothingOfIt() {
        ScheduleWorld world = new ScheduleWorld(rows, clock, target);
        world.schedules.create("s", ScheduleWorld.everyMinute(Overlap.SKIP), Schedules.API);
        target.beforeAnswer = () -> {
            world.schedules.delete("s", Schedules.API);
            world.schedules.create("s", ScheduleWorld.everyMinute(Overlap.SKIP).enabled(false), Schedules.API);
        };
        clock.advance(Duration.ofMinutes(2));
        assertThat(world.outcomes("s")).isEmpty();
    }

    private static ScheduleDefinition allMadeUpFor() {
        return ScheduleWorld.everyMinute(Overlap.ALLOW_ALL).catchUp(new CatchUp(Mode.ALL, Duration.ofHours(1)));
    }

    /** A store whose process is killed at a write: before it is durable, or after and before it is answered. */
    private static final class Dying extends Alone {
        private final int lastWrite;
        private final boolean durable;
        private int writes;

        private Dying(MemorySchedules rows, int lastWrite, boolean durable) {
            super(rows);
            this.lastWrite = lastWrite;
            this.durable = durable;
        }

        @Override
        public Set<String> replace(List<Schedule> next) {
            writes++;
            if (writes == lastWrite && durable) {
                super.replace(next);
            }
            if (writes >= lastWrite) {
                throw new IllegalStateException("killed");
            }
            return super.replace(next);
        }

        @Override
        public List<Schedule> due(Instant now, int limit) {
            if (writes >= lastWrite) {
                throw new IllegalStateException("killed");
            }
            return super.due(now, limit);
        }
    }

    /** A store that only one process can use. */
    private static class Alone implements ScheduleStore {
        private final MemorySchedules rows;

        private Alone(MemorySchedules rows) {
            this.rows = rows;
        }

        @Override
        public boolean create(Schedule schedule) {
            return rows.create(schedule);
        }

        @Override
        public Set<String> replace(List<Schedule> next) {
            return rows.replace(next);
        }

        @Override
        public boolean delete(String name, long revision) {
            return rows.delete(name, revision);
        }

        @Override
        public Optional<Schedule> find(String name) {
            return rows.find(name);
        }

        @Override
        public List<Schedule> list(Optional<String> owner, Optional<String> afterName, int limit) {
            return rows.list(owner, afterName, limit);
        }

        @Override
        public List<Schedule> due(Instant now, int limit) {
            return rows.due(now, limit);
        }

        @Override
        public Optional<Instant> nextDue() {
            return rows.nextDue();
        }

        @Override
        public boolean alone() {
            return true;
        }
    }
}
