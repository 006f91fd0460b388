package dev.pawl.schedule;

import dev.pawl.schedule.model.Fire;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.plan.Effects;
import dev.pawl.schedule.plan.Planner;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Starts executions of schedules that were claimed, and writes what came of it. */
final class Firing {
    private static final int STARTS_AT_ONCE = 100;
    private static final int TRIES = 50;

    private final ScheduleStore store;
    private final ScheduleTarget target;
    private final EngineClock clock;
    private final Executor workers;
    private final ScheduleMeters meters;

    Firing(ScheduleStore store, ScheduleTarget target, EngineClock clock, Executor workers, ScheduleMeters meters) {
        this.meters = meters;
        this.store = store;
        this.target = target;
        this.clock = clock;
        this.workers = workers;
    }

    /** A schedule as it was claimed, and what has happened since. */
    private record Fired(Schedule claimed, UnaryOperator<Schedule> effect) {}

    /** A start that was refused, for a reason that people can read. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String why) {
            super(why);
        }
    }

    /** Executions that are said to run and do not. */
    List<String> ended(Schedule schedule) {
        return schedule.progress().running().stream().filter(arn -> !target.isRunning(arn)).toList();
    }

    /** Starts what is pending and can be started; complete once all of it is written. */
    void fire(List<Schedule> claimed) {
        List<CompletableFuture<Fired>> all = claimed.stream()
                .map(schedule -> CompletableFuture.supplyAsync(() -> start(schedule), workers)).toList();
        settle(all.stream().map(CompletableFuture::join).toList());
    }

    private Fired start(Schedule claimed) {
        Instant until = clock.now().plus(ScheduleRunner.LEASE.minus(Starts.LONGEST));
        List<UnaryOperator<Schedule>> effects = new ArrayList<>();
        Schedule schedule = claimed;
        Optional<Fire> fire = Planner.startable(schedule, clock.now());
        while (fire.isPresent() && effects.size() < STARTS_AT_ONCE && !clock.now().isAfter(until)) {
            UnaryOperator<Schedule> effect = start(schedule, fire.get());
            effects.add(effect);
            schedule = effect.apply(schedule);
            fire = Planner.startable(schedule, clock.now());
        }
        return new Fired(claimed, row -> {
            Schedule next = row;
            for (UnaryOperator<Schedule> effect : effects) {
                next = effect.apply(next);
            }
            return next;
        });
    }

    private UnaryOperator<Schedule> start(Schedule schedule, Fire fire) {
        try {
            List<String> others = schedule.progress().running();
            for (String other : others) {
                Starts.await(() -> target.stop(other, "The schedule " + schedule.name() + " starts the next execution"),
                        Refused::new);
            }
            Invocation invocation = Invocation.of(schedule, fire.time());
            String input = invocation.input(schedule, target.arn(schedule.name()), fire.attempts() + 1);
            String arn = Starts.await(
                    () -> target.start(schedule, invocation.executionName(), input),
                    Refused::new);
            Instant now = clock.now();
            meters.late(Duration.between(fire.time(), now));
            return row -> Effects.started(Effects.ended(row, others), fire.time(), arn, now);
        } catch (Refused e) {
            Instant now = clock.now();
            return row -> Effects.refused(row, fire, String.valueOf(e.getMessage()), now);
        }
    }

    private void settle(List<Fired> fired) {
        List<Schedule> next = fired.stream().map(one -> next(one.claimed(), one.effect())).toList();
        Set<String> written = store.replace(next);
        for (int i = 0; i < next.size(); i++) {
            if (written.contains(next.get(i).name())) {
                meters.happened(fired.get(i).claimed().progress().counts(), next.get(i).progress().counts());
            }
        }
        fired.stream().filter(one -> !written.contains(one.claimed().name())).forEach(this::settleAnew);
    }

    /** Somebody changed the schedule meanwhile: what happened has happened to the changed one. */
    private void settleAnew(Fired fired) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Schedule> row = store.find(fired.claimed().name())
                    .filter(now -> now.identity().equals(fired.claimed().identity()));
            if (row.isEmpty()) {
                return;
            }
            Schedule next = next(row.get(), fired.effect());
            if (!store.replace(List.of(next)).isEmpty()) {
                meters.happened(row.get().progress().counts(), next.progress().counts());
                return;
            }
        }
    }

    private Schedule next(Schedule row, UnaryOperator<Schedule> effect) {
        Schedule done = effect.apply(row);
        return done.due(Planner.due(done, clock.now())).revised();
    }
}
