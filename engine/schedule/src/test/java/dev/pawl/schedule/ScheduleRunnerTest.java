package dev.pawl.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Payload;
import dev.pawl.schedule.model.CatchUp;
import dev.pawl.schedule.model.CatchUp.Mode;
import dev.pawl.schedule.model.FireCounts;
import dev.pawl.schedule.model.Overlap;
import dev.pawl.schedule.model.Retry;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.model.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleRunnerTest {
    private final ScheduleWorld world = new ScheduleWorld();

    @Test
    void eachFireTimeStartsOneExecutionWithItsOwnName() {
        world.schedules.create("tick", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), Schedules.API);
        world.minutes(3);

        assertThat(world.target.times()).containsExactly("1201", "1202", "1203");
        assertThat(world.target.attempts).allMatch(name -> name.matches("tick-20260302T120[123]00Z-[0-9a-f]{16}"));
        assertThat(world.schedules.get("tick").progress().counts()).isEqualTo(new FireCounts(3, 0, 0, 0));
    }

    @Test
    void oneThatCannotBeReckonedDoesNotKeepTheOthersFromFiring() {
        ScheduleDefinition endless = ScheduleDefinition.of(Timing.of("rate(1 minute)", "UTC"), "orders")
                .catchUp(new CatchUp(Mode.ALL, Duration.ofSeconds(Long.MAX_VALUE)));
        world.schedules.create("endless", endless, Schedules.API);
        world.schedules.create("tick", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), Schedules.API);
        world.minutes(2);
        assertThat(world.target.times()).containsExactly("1201", "1202");
    }

    @Test
    void aRateBeginsAtOnceAndGoesOnFromThere() {
        world.schedules.create("r", ScheduleDefinition.of(Timing.of("rate(5 minutes)", "UTC"), "orders")
                .overlap(Overlap.ALLOW_ALL), Schedules.API);
        world.minutes(11);
        assertThat(world.target.times()).containsExactly("1200", "1205", "1210");
    }

    @Test
    void atFiresOnceAndIsOver() {
        world.schedules.create("once", ScheduleDefinition.of(Timing.of("at(2026-03-02T13:05:00)", "Europe/Berlin"),
                "orders"), Schedules.API);
        world.minutes(60 * 24 * 2);
        assertThat(world.target.times()).containsExactly("1205");
        assertThat(world.schedules.get("once").due()).isEmpty();
    }

    @Test
    void placeholdersOfTheInputAreReplaced() {
        Payload input = Payload
                .parse("""
                        {"t":"<aws.scheduler.scheduled-time>","a":"<aws.scheduler.schedule-arn>","n":"<aws.scheduler.attempt-number>",\
                        "id":"<aws.scheduler.execution-id>"}""");
        world.schedules.create("in", ScheduleWorld.everyMinute(Overlap.SKIP).input(input), Schedules.API);
        world.minutes(1);
        String name = world.target.attempts.getFirst();
        assertThat(world.target.inputs.get(name)).isEqualTo("{\"t\":\"2026-03-02T12:01:00Z\","
                + "\"a\":\"arn:aws:scheduler:us-east-1:123456789012:schedule/default/in\",\"n\":\"1\",\"id\":\""
                + name.substring(name.lastIndexOf('-') + 1) + "\"}");
    }

    @Test
    void skipLeavesOutWhatOverlaps() {
        world.schedules.create("s", ScheduleWorld.everyMinute(Overlap.SKIP), Schedules.API);
        world.minutes(3);
        world.target.endAll();
        world.minutes(1);
        assertThat(world.outcomes("s")).containsExactly("STARTED 12:01", "SKIPPED 12:02", "SKIPPED 12:03",
                "STARTED 12:04");
    }

    @Test
    void bufferOneKeepsOneTime() {
        world.schedules.create("b", ScheduleWorld.everyMinute(Overlap.BUFFER_ONE), Schedules.API);
        world.minutes(3);
        assertThat(world.target.times()).containsExactly("1201");
        world.target.endAll();
        world.clock.advance(Duration.ofSeconds(20));
        assertThat(world.target.times()).containsExactly("1201", "1202");
        assertThat(world.outcomes("b")).containsExactly("STARTED 12:01", "SKIPPED 12:03", "STARTED 12:02");
    }

    @Test
    void bufferAllRunsOneAfterTheOther() {
        world.schedules.create("b", ScheduleWorld.everyMinute(Overlap.BUFFER_ALL), Schedules.API);
        world.minutes(3);
        for (int i = 0; i < 3; i++) {
            world.target.endAll();
            world.clock.advance(Duration.ofSeconds(16));
        }
        assertThat(world.target.times()).startsWith("1201", "1202", "1203");
    }

    @Test
    void terminateOtherStopsTheOneBefore() {
        world.schedules.create("t", ScheduleWorld.everyMinute(Overlap.TERMINATE_OTHER), Schedules.API);
        world.minutes(3);
        assertThat(world.target.times()).containsExactly("1201", "1202", "1203");
        assertThat(world.target.stopped).isEqualTo(world.target.attempts.subList(0, 2));
        assertThat(world.schedules.get("t").progress().running()).containsExactly(world.target.attempts.getLast());
    }

    @Test
    void afterAnOutageTheLastIsMadeUpFor() {
        assertThat(afterAnOutage(new CatchUp(Mode.LAST, Duration.ofHours(1)))).containsExactly("1201", "1306");
        assertThat(world.schedules.get("o").progress().counts()).isEqualTo(new FireCounts(2, 0, 64, 0));
    }

    @Test
    void afterAnOutageAllWithinTheWindowAreMadeUpFor() {
        assertThat(afterAnOutage(new CatchUp(Mode.ALL, Duration.ofMinutes(3)))).containsExactly("1201", "1304",
                "1305", "1306");
        assertThat(world.schedules.get("o").progress().counts()).isEqualTo(new FireCounts(4, 0, 62, 0));
    }

    @Test
    void afterAnOutageNothingLateIsMadeUpFor() {
        assertThat(afterAnOutage(new CatchUp(Mode.NONE, Duration.ofHours(1)))).containsExactly("1201", "1306");
    }

    @Test
    void whatIsOlderThanTheWindowIsMissed() {
        ScheduleDefinition daily = ScheduleDefinition.of(Timing.of("cron(5 12 * * ? *)", "UTC"), "orders");
        world.schedules.create("d", daily.catchUp(new CatchUp(Mode.LAST, Duration.ofMinutes(30))), Schedules.API);
        world.runner.close();
        world.minutes(40);
        ScheduleWorld again = new ScheduleWorld(world.store, world.clock, world.target);
        again.minutes(1);
        assertThat(again.outcomes("d")).containsExactly("MISSED 12:05");
        assertThat(world.target.attempts).isEmpty();
    }

    @Test
    void aYearWithoutServerIsCaughtUpWithoutCountingEveryMinute() {
        world.schedules.create("o", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL)
                .catchUp(new CatchUp(Mode.LAST, Duration.ofHours(2))), Schedules.API);
        world.runner.close();
        world.clock.advance(Duration.ofDays(365));
        ScheduleWorld again = new ScheduleWorld(world.store, world.clock, world.target);
        again.clock.advance(Duration.ofSeconds(1));
        assertThat(world.target.attempts).hasSize(1);
        assertThat(world.schedules.get("o").progress().counts().missed()).isBetween(1000L, 1200L);
    }

    @Test
    void aMachineThatIsGoneIsTriedAgainWithinLimits() {
        world.target.missing.add("orders");
        world.schedules.create("gone", ScheduleDefinition.of(Timing.of("at(2026-03-02T12:01:00)", "UTC"), "orders")
                .retry(new Retry(3, Duration.ofHours(1))), Schedules.API);
        world.clock.advance(Duration.ofSeconds(31));
        assertThat(world.outcomes("gone")).containsExactly("RETRYING 12:01");
        assertThat(world.schedules.get("gone").progress().recent().getFirst().detail())
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: 'orders'");
        world.minutes(60);
        assertThat(world.target.attempts).hasSize(3);
        assertThat(new HashSet<>(world.target.attempts)).hasSize(1);
        assertThat(world.outcomes("gone")).containsExactly("FAILED 12:01");
        assertThat(world.schedules.get("gone").progress().counts()).isEqualTo(new FireCounts(0, 0, 0, 1));
    }

    @Test
    void aMachineThatComesBackIsStarted() {
        world.target.missing.add("orders");
        world.schedules.create("back", ScheduleWorld.everyMinute(Overlap.SKIP), Schedules.API);
        world.clock.advance(Duration.ofSeconds(31));
        world.target.missing.clear();
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(world.outcomes("back")).containsExactly("STARTED 12:01");
    }

    @Test
    void pausedSchedulesStartNothingAndDoNotMakeUpForIt() {
        world.schedules.create("p", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL), Schedules.API);
        world.schedules.pause("p");
        world.minutes(3);
        assertThat(world.target.attempts).isEmpty();
        world.schedules.resume("p");
        world.minutes(1);
        assertThat(world.target.times()).containsExactly("1204");
    }

    @Test
    void runStartsNow() {
        world.schedules.create("p", ScheduleWorld.everyMinute(Overlap.SKIP).enabled(false), Schedules.API);
        String arn = world.schedules.run("p");
        assertThat(arn).startsWith("p-20260302T120030Z-");
        assertThat(world.outcomes("p")).containsExactly("STARTED 12:00");
    }

    @Test
    void flexibleWindowsSpreadStartsWithoutChangingTimes() {
        Timing timing = Timing.of("cron(5 12 * * ? *)", "UTC").within(Duration.ofMinutes(10));
        for (int i = 0; i < 40; i++) {
            world.schedules.create("w" + i, ScheduleDefinition.of(timing, "orders"), Schedules.API);
        }
        world.minutes(4);
        assertThat(world.target.attempts).isEmpty();
        world.minutes(5);
        assertThat(world.target.attempts).hasSizeBetween(5, 35);
        world.minutes(6);
        assertThat(world.target.times()).hasSize(40).allMatch("1205"::equals);
    }

    @Test
    void startAndEndBoundTheTimes() {
        Timing timing = Timing.of("rate(1 minute)", "UTC").between(
                Optional.of(Instant.parse("2026-03-02T12:10:00Z")), Optional.of(Instant.parse("2026-03-02T12:12:00Z")));
        world.schedules.create("w", ScheduleDefinition.of(timing, "orders").overlap(Overlap.ALLOW_ALL), Schedules.API);
        world.minutes(60);
        assertThat(world.target.times()).containsExactly("1210", "1211", "1212");
    }

    @Test
    void manySchedulesAtOneMomentAreAllStarted() {
        ScheduleDefinition hourly = ScheduleDefinition.of(Timing.of("cron(30 * * * ? *)", "UTC"), "orders");
        for (int i = 0; i < 1000; i++) {
            world.schedules.create("m" + i, hourly, Schedules.API);
        }
        world.minutes(31);
        assertThat(Set.copyOf(world.target.attempts)).hasSize(1000);
        assertThat(world.target.attempts).hasSize(1000);
    }

    /** One minute with a server, an hour and five minutes without, and then half a minute with. */
    private List<String> afterAnOutage(CatchUp catchUp) {
        world.schedules.create("o", ScheduleWorld.everyMinute(Overlap.ALLOW_ALL).catchUp(catchUp), Schedules.API);
        world.minutes(1);
        world.runner.close();
        world.minutes(65);
        ScheduleWorld again = new ScheduleWorld(world.store, world.clock, world.target);
        again.clock.advance(Duration.ofSeconds(20));
        return world.target.times();
    }
}
