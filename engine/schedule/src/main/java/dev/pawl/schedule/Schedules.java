package dev.pawl.schedule;

import dev.pawl.schedule.ScheduleException.Reason;
import dev.pawl.schedule.model.Progress;
import dev.pawl.schedule.model.Schedule;
import dev.pawl.schedule.model.ScheduleDefinition;
import dev.pawl.schedule.plan.Effects;
import dev.pawl.schedule.plan.Planner;
import dev.pawl.schedule.store.ScheduleStore;
import dev.pawl.timer.EngineClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Schedules, for whoever makes, changes and looks at them. Each belongs to its owner, who alone changes and
 * deletes it; everybody may
 * pause it. Methods throw {@link ScheduleException} if they refuse.
 */
public final class Schedules {
    /** Owner of those that the configuration declares. */
    public static final String CONFIGURATION = "configuration";
    /** Owner of those that people make. */
    public static final String API = "api";

    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_.-]{1,64}");
    private static final int PAGE = 500;
    private static final int TRIES = 50;

    private final ScheduleStore store;
    private final ScheduleTarget target;
    private final EngineClock clock;
    private final Runnable changed;

    /**
     * Schedules in that store.
     *
     * @param changed
     *            told after each change, such as {@link ScheduleRunner#poke}
     */
    public Schedules(ScheduleStore store, ScheduleTarget target, EngineClock clock, Runnable changed) {
        this.store = store;
        this.target = target;
        this.clock = clock;
        this.changed = changed;
    }

    /** Creates one. A rate without a start date fires at once, all others when their time comes. */
    public Schedule create(String name, ScheduleDefinition definition, String owner) {
        requireName(name);
        requireTimes(definition);
        Schedule schedule = fresh(name, definition, owner);
        if (!store.create(schedule)) {
            throw new ScheduleException(Reason.EXISTS,
                    "Expected a name that is not taken, but there is a schedule named " + name);
        }
        changed.run();
        return schedule;
    }

    /** Changes what one does. If its times change, they count from now. */
    public Schedule update(String name, ScheduleDefinition definition, String owner) {
        requireTimes(definition);
        return change(name, schedule -> redefined(owned(schedule, owner), definition));
    }

    /** Deletes one; executions that it started go on. */
    public void delete(String name, String owner) {
        for (int i = 0; i < TRIES; i++) {
            Schedule schedule = owned(get(name), owner);
            if (store.delete(name, schedule.revision())) {
                return;
            }
        }
        throw busy(name);
    }

    /** Holds one: until it is resumed it starts nothing. */
    public Schedule pause(String name) {
        return change(name, schedule -> schedule.paused(true));
    }

    /** Lets one go on; times that came while it was held are not made up for. */
    public Schedule resume(String name) {
        return change(name, schedule -> schedule.paused()
                ? schedule.paused(false).progress(schedule.progress().upTo(clock.now()))
                : schedule);
    }

    /** The one of that name. */
    public Optional<Schedule> find(String name) {
        return store.find(name);
    }

    /** The one of that name, which has to be there. */
    public Schedule get(String name) {
        return store.find(name).orElseThrow(() -> ScheduleException.notFound(name));
    }

    /** A page in the order of names. */
    public List<Schedule> list(Optional<String> afterName, int limit) {
        return store.list(Optional.empty(), afterName, limit);
    }

    /** The next fire times of a schedule, whether or not it is paused; fewer if there are no more. */
    public List<Instant> next(Schedule schedule, int count) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> time = schedule.next(clock.now());
        while (time.isPresent() && times.size() < count) {
            times.add(time.get());
            time = schedule.next(time.get());
        }
        return times;
    }

    /**
     * Starts an execution now, whatever the time, the rule for overlaps and the pause say.
     *
     * @return its ARN, once it is durable
     */
    public String run(String name) {
        Schedule schedule = get(name);
        Instant now = clock.now();
        Invocation invocation = Invocation.of(schedule, now);
        String arn = Starts.await(() -> target.start(schedule, invocation.executionName(),
                invocation.input(schedule, target.arn(name), 1)),
                why -> new ScheduleException(Reason.REFUSED, "Expected the execution to start, but: " + why));
        change(name, row -> Effects.begun(row, now, arn, now));
        return arn;
    }

    /**
     * Makes an owner's schedules those that are given: adds, changes and deletes what is needed, and leaves alone
     * what is as it should be.
     *
     * @throws ScheduleException
     *             before anything is changed, if a name is not possible or taken by another owner
     */
    public void reconcile(String owner, Map<String, ScheduleDefinition> wanted) {
        for (String name : wanted.keySet()) {
            requireName(name);
            store.find(name).ifPresent(schedule -> owned(schedule, owner));
        }
        for (String name : namesOf(owner)) {
            if (!wanted.containsKey(name)) {
                delete(name, owner);
            }
        }
        wanted.forEach((name, definition) -> {
            Optional<Schedule> there = store.find(name);
            if (there.isEmpty()) {
                store.create(fresh(name, definition, owner));
            } else if (!there.get().definition().equals(definition)) {
                change(name, schedule -> redefined(owned(schedule, owner), definition));
            }
        });
        changed.run();
    }

    private Set<String> namesOf(String owner) {
        Set<String> names = new TreeSet<>();
        List<Schedule> page = store.list(Optional.of(owner), Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(schedule -> names.add(schedule.name()));
            page = store.list(Optional.of(owner), Optional.of(page.getLast().name()), PAGE);
        }
        return names;
    }

    private Schedule fresh(String name, ScheduleDefinition definition, String owner) {
        Instant now = clock.now();
        Schedule schedule = new Schedule(new Schedule.Identity(UUID.randomUUID().toString(), name, owner, now),
                definition, now, false, Progress.since(now.minusMillis(1)), Optional.empty(), 1);
        return schedule.due(Planner.due(schedule, now));
    }

    private Schedule redefined(Schedule schedule, ScheduleDefinition definition) {
        Instant now = clock.now();
        boolean sameTimes = schedule.definition().timing().equals(definition.timing());
        boolean goesOn = sameTimes && schedule.definition().enabled();
        Progress progress = goesOn ? schedule.progress() : schedule.progress().upTo(now);
        return schedule.defined(definition, sameTimes ? schedule.anchor() : now).progress(progress);
    }

    private Schedule change(String name, UnaryOperator<Schedule> how) {
        for (int i = 0; i < TRIES; i++) {
            Schedule next = how.apply(get(name));
            Schedule revised = next.due(Planner.due(next, clock.now())).revised();
            if (!store.replace(List.of(revised)).isEmpty()) {
                changed.run();
                return revised;
            }
        }
        throw busy(name);
    }

    private void requireTimes(ScheduleDefinition definition) {
        Instant now = clock.now();
        if (definition.timing().next(now.minusMillis(1), now).isEmpty()) {
            throw new ScheduleException(Reason.INVALID, "Expected an expression with a time to come, but "
                    + definition.timing().text() + " has none after " + now);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches() || name.matches("\\.+")) {
            throw new ScheduleException(Reason.INVALID,
                    "Expected 1 to 64 letters, digits, dots, dashes and underscores as a schedule's name, but found '"
                            + (name.length() > 64 ? name.substring(0, 64) + "…" : name) + "'");
        }
    }

    private static Schedule owned(Schedule schedule, String owner) {
        String actual = schedule.identity().owner();
        if (actual.equals(owner)) {
            return schedule;
        }
        throw new ScheduleException(Reason.NOT_YOURS,
                "Expected a schedule that belongs to " + owner + ", but " + schedule.name() + " belongs to " + actual
                        + (actual.equals(CONFIGURATION) ? ": change it in pawl.json" : ""));
    }

    private static ScheduleException busy(String name) {
        return new ScheduleException(Reason.BUSY,
                "Expected to change the schedule " + name + ", but others change it all the time");
    }
}
