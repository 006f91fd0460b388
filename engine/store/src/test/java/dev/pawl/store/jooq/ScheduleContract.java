package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Payload;
import dev.pawl.schedule.ScheduleRunner;
import dev.pawl.schedule.ScheduleTarget;
import dev.pawl.schedule.Schedules;
import dev.pawl.schedule.model.CatchUp;
import dev.pawl.schedule.model.Fire;
import dev.pawl.schedule.model.FireCounts;
import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.Progress;
import dev.pawl.schedule.model.Retry;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.timer.SystemClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of schedules does. */
interface ScheduleContract {
    Instant NOW = Instant.parse("2026-03-02T12:00:00.123Z");

    /** The schedules of this test, none at first. */
    ScheduleStore schedules();

    /** The same through another node, if the store has several. */
    ScheduleStore schedulesOfOtherNode();

    @Test
    default void whatIsWrittenIsReadByEverybody() {
        Timing timing = Timing.of("cron(0 2 ? * 2#1 *)", "Europe/Berlin")
                .between(Optional.of(NOW), Optional.of(NOW.plusSeconds(10_000_000))).within(Duration.ofMinutes(5));
        ScheduleDefinition definition = ScheduleDefinition.of(timing, "orders:prod").overlap(Overlap.BUFFER_ALL)
                .input(Payload.parse("{\"a\": [1, 2.5, null, \"<aws.scheduler.scheduled-time>\"]}"))
                .catchUp(new CatchUp(CatchUp.Mode.ALL, Duration.ofDays(3)))
                .retry(new Retry(7, Duration.ofHours(30))).enabled(false);
        Progress progress = new Progress(NOW.minusMillis(1), List.of(new Fire(NOW, NOW.plusMillis(7), 3)),
                Optional.of(NOW.plusSeconds(9)), List.of("arn:a", "arn:b"),
                List.of(new FireOutcome(NOW, NOW.plusMillis(5), FireOutcome.Kind.RETRYING, "Gone: \u00e4\u4e2d")),
                new FireCounts(1, 2, 3, 4));
        Schedule all = new Schedule(new Schedule.Identity("id-1", "all.of-it_1", "sam:shop", NOW), definition,
                NOW.plusMillis(3), true, progress, Optional.of(NOW.plusMillis(9)), 1);

        assertThat(schedules().create(all)).isTrue();
        assertThat(schedulesOfOtherNode().find("all.of-it_1")).contains(all);
        assertThat(schedules().find("All.of-it_1")).isEmpty();
    }

    @Test
    default void aNameIsTakenOnce() {
        assertThat(schedules().create(schedule("a", "api", Optional.empty()))).isTrue();
        assertThat(schedulesOfOtherNode().create(schedule("a", "sam", Optional.of(NOW)))).isFalse();
        assertThat(schedules().find("a").orElseThrow().identity().owner()).isEqualTo("api");
    }

    @Test
    default void onlyWhoKnowsTheRevisionBeforeWrites() {
        Schedule a = schedule("a", "api", Optional.of(NOW));
        Schedule b = schedule("b", "api", Optional.of(NOW));
        schedules().create(a);
        schedules().create(b);
        Schedule mine = a.paused(true).due(Optional.empty()).revised();
        Schedule theirs = a.due(Optional.of(NOW.plusSeconds(1))).revised();
        Schedule other = b.due(Optional.of(NOW.plusSeconds(2))).revised();

        assertThat(schedules().replace(List.of(mine, other))).containsExactlyInAnyOrder("a", "b");
        assertThat(schedulesOfOtherNode().replace(List.of(theirs, other.revised()))).containsExactly("b");
        assertThat(schedulesOfOtherNode().find("a")).contains(mine);
        assertThat(schedules().find("b").orElseThrow().revision()).isEqualTo(3);
        assertThat(schedules().replace(List.of())).isEmpty();
        assertThat(schedules().replace(List.of(schedule("none", "api", Optional.empty())))).isEmpty();
    }

    @Test
    default void aScheduleOfTheSameNameIsAnother() {
        Schedule old = schedule("a", "api", Optional.of(NOW));
        schedules().create(old);
        assertThat(schedules().delete("a", 2)).isFalse();
        assertThat(schedules().delete("a", 1)).isTrue();
        assertThat(schedules().delete("a", 1)).isFalse();
        Schedule young = new Schedule(new Schedule.Identity("another", "a", "api", NOW), old.definition(), NOW, false,
                old.progress(), Optional.empty(), 1);
        schedules().create(young);

        assertThat(schedulesOfOtherNode().replace(List.of(old.revised()))).isEmpty();
        assertThat(schedules().find("a")).contains(young);
    }

    @Test
    default void theEarliestComeFirst() {
        assertThat(schedules().nextDue()).isEmpty();
        schedules().create(schedule("late", "api", Optional.of(NOW.plusMillis(2))));
        schedules().create(schedule("never", "api", Optional.empty()));
        schedules().create(schedule("soon", "api", Optional.of(NOW.plusMillis(1))));
        schedules().create(schedule("now", "api", Optional.of(NOW)));

        assertThat(schedulesOfOtherNode().nextDue()).contains(NOW);
        assertThat(names(schedules().due(NOW.plusMillis(1), 9))).containsExactly("now", "soon");
        assertThat(names(schedules().due(NOW.plusSeconds(1), 2))).containsExactly("now", "soon");
        assertThat(names(schedules().due(NOW.minusMillis(1), 9))).isEmpty();
        Schedule now = schedules().find("now").orElseThrow();
        schedules().replace(List.of(now.due(Optional.of(NOW.plusSeconds(5))).revised()));
        assertThat(schedules().nextDue()).contains(NOW.plusMillis(1));
    }

    @Test
    default void pagesFollowTheNames() {
        for (String name : List.of("b", "A", "a-b", "a", "B", "a.b", "a_b")) {
            schedules().create(schedule(name, name.startsWith("a") ? "small" : "other", Optional.empty()));
        }
        assertThat(names(schedules().list(Optional.empty(), Optional.empty(), 3))).containsExactly("A", "B", "a");
        assertThat(names(schedules().list(Optional.empty(), Optional.of("a"), 9))).containsExactly("a-b", "a.b", "a_b",
                "b");
        assertThat(names(schedules().list(Optional.of("small"), Optional.of("a"), 2))).containsExactly("a-b", "a.b");
    }

    @Test
    default void severalServersStartEachExecutionOnce() throws InterruptedException {
        CountingTarget target = new CountingTarget(60);
        try (SystemClock clock = new SystemClock();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
                ScheduleRunner one = new ScheduleRunner(schedules(), target, clock, workers);
                ScheduleRunner two = new ScheduleRunner(schedulesOfOtherNode(), target, clock, workers)) {
            ScheduleDefinition atOnce = ScheduleDefinition.of(Timing.of("rate(1 day)", "UTC"), "orders");
            Schedules here = new Schedules(schedules(), target, clock, one::poke);
            one.start();
            two.start();
            for (int i = 0; i < 60; i++) {
                here.create("s" + i, atOnce, Schedules.API);
                two.poke();
            }
            assertThat(target.all.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(target.started).hasSize(60);
        assertThat(Set.copyOf(target.started)).hasSize(60);
        assertThat(schedulesOfOtherNode().find("s7").orElseThrow().progress().counts().started()).isEqualTo(1);
    }

    /** Executions that end at once. */
    final class CountingTarget implements ScheduleTarget {
        private final List<String> started = new CopyOnWriteArrayList<>();
        private final CountDownLatch all;

        private CountingTarget(int count) {
            all = new CountDownLatch(count);
        }

        @Override
        public CompletionStage<String> start(String machine, String executionName, String input) {
            started.add(executionName);
            all.countDown();
            return CompletableFuture.completedFuture(executionName);
        }

        @Override
        public boolean isRunning(String executionArn) {
            return false;
        }

        @Override
        public CompletionStage<Void> stop(String executionArn, String why) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public String arn(String scheduleName) {
            return scheduleName;
        }
    }

    private static List<String> names(List<Schedule> schedules) {
        return schedules.stream().map(Schedule::name).toList();
    }

    private static Schedule schedule(String name, String owner, Optional<Instant> due) {
        return new Schedule(new Schedule.Identity("id-" + name, name, owner, NOW),
                ScheduleDefinition.of(Timing.of("rate(1 minute)", "UTC"), "orders"), NOW, false, Progress.since(NOW),
                due, 1);
    }
}
