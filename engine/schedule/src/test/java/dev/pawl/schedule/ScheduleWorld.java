package dev.pawl.schedule;

import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import dev.pawl.schedule.store.MemorySchedules;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A node with schedules in memory, whose time a test moves; everything happens on the test's thread. */
final class ScheduleWorld {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:30Z");

    final ScheduleStore store;
    final VirtualClock clock;
    final ScriptedTarget target;
    final ScheduleRunner runner;
    final Schedules schedules;

    ScheduleWorld() {
        this(new MemorySchedules(), new VirtualClock(NOON), new ScriptedTarget());
    }

    ScheduleWorld(ScheduleStore store, VirtualClock clock, ScriptedTarget target) {
        this.store = store;
        this.clock = clock;
        this.target = target;
        runner = new ScheduleRunner(store, target, clock, Runnable::run);
        schedules = new Schedules(store, target, clock, runner::poke);
        runner.start();
    }

    /** A schedule of every minute. */
    static ScheduleDefinition everyMinute(Overlap overlap) {
        return ScheduleDefinition.of(Timing.of("cron(* * * * ? *)", "UTC"), "orders").overlap(overlap);
    }

    void minutes(int count) {
        clock.advance(Duration.ofMinutes(count));
    }

    /** The last outcomes of a schedule, oldest first: kind and time of day. */
    List<String> outcomes(String name) {
        return schedules.get(name).progress().recent().reversed().stream().map(ScheduleWorld::text).toList();
    }

    private static String text(FireOutcome outcome) {
        return outcome.kind() + " " + outcome.time().toString().substring(11, 16);
    }
}
