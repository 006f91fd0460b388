package dev.pawl.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskResource;
import dev.pawl.expr.Budget;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.interpreter.Interpreter;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.MapRunPlan.StateRef;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.Progress;
import dev.pawl.interpreter.model.Step;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.interpreter.turn.Turn;
import dev.pawl.json.Payload;
import dev.pawl.testkit.compare.Difference;
import dev.pawl.testkit.compare.Likeness;
import dev.pawl.testkit.replay.RecordedTasks.Place;
import dev.pawl.testkit.trace.SeenEvent;
import dev.pawl.testkit.trace.Trace;
import dev.pawl.testkit.trace.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Runs a machine on the bare interpreter, in a time of its own, with the answers of a recorded execution. */
final class Rerun {
    /**
     * A task that was asked for so much sooner or later than recorded is answered after as long, not at the same
     * time.
     */
    private static final Duration DRIFT = Duration.ofSeconds(2);

    private final StateMachine machine;
    private final Map<String, State> states;
    private final Trace then;
    private final Recording recording;
    private final boolean strict;
    private final RecordedTasks tasks;
    private final ExecutionState state;
    private final Set<String> madeUp = new LinkedHashSet<>();
    private final Random random = new Random(0);
    private final Schedule schedule = new Schedule();
    private final Map<Long, RecordedTask> asked = new HashMap<>();
    private final Map<Long, Instant> heartbeats = new HashMap<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Optional<String> undecided = Optional.empty();
    private Instant now;

    Rerun(StateMachine machine, Recording recording, Trace then, ExecutionState state, boolean strict) {
        this.machine = machine;
        this.states = StatesByName.of(machine);
        this.then = then;
        this.recording = recording;
        this.strict = strict;
        this.tasks = new RecordedTasks(then, states.keySet());
        this.state = state;
        this.now = state.info().startedAt();
        if (recording.arn().isEmpty()) {
            madeUp.addAll(List.of(state.info().arn(), state.info().name(), state.info().stateMachineArn(),
                    state.info().stateMachineName()));
        }
    }

    /** Runs until it has ended, or nothing more is known. */
    void run() {
        schedule.add(now, 0, new Trigger.StartRequested());
        then.ended().filter(end -> end.type().equals("ExecutionAborted"))
                .ifPresent(end -> schedule.add(end.at().orElse(now), end.id(), stop(end)));
        Optional<Schedule.Due> due = schedule.next();
        while (due.isPresent() && undecided.isEmpty() && !state.status().ended()) {
            now = due.get().at().isAfter(now) ? due.get().at() : now;
            decide(due.get().trigger());
            due = schedule.next();
        }
        if (undecided.isEmpty() && !state.status().ended()) {
            standsStill();
        }
    }

    private static Trigger stop(SeenEvent end) {
        return new Trigger.StopRequested(RecordedTask.failure(end));
    }

    /** Nothing is left that would happen: the recording ended in the middle, too, or does not know more. */
    private void standsStill() {
        Optional<SeenEvent> end = then.ended();
        if (end.filter(event -> event.type().equals("ExecutionAborted")).isPresent()) {
            decide(stop(end.orElseThrow()));
        } else if (end.isPresent()) {
            undecided = Optional.of("what a task would answer was not recorded, because it had not ended: "
                    + String.join(", ", asked.values().stream().filter(task -> !task.ended())
                            .map(task -> task.visit().place()).distinct().toList()));
        }
    }

    private void decide(Trigger trigger) {
        Decision decision = Interpreter.decide(machine, state, trigger,
                new Moment(now, random, Budget.standard(System::nanoTime), Moment.Limits.STANDARD));
        events.addAll(decision.events());
        decision.commands().forEach(this::carryOut);
        new ArrayList<>(heartbeats.keySet()).forEach(id -> Optional.ofNullable(asked.get(id))
                .ifPresent(task -> silence(id, task)));
        if (decision.more()) {
            schedule.add(now, 0, new Trigger.Continue());
        }
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.StartTimer c -> timer(c.timer(), c.due());
            case Command.CancelTimer c -> schedule.cancel(c.timer());
            case Command.RunTask c -> task(c);
            case Command.StartMapRun c -> mapRun(c);
            case Command.CancelTask c -> asked.remove(c.scheduledEventId());
            case Command.StopMapRun c -> {
                // There is nobody to be told.
            }
            case Command.RedriveMapRun c -> {
                // Nothing is redriven here.
            }
        }
    }

    /** Heartbeats are no events: whoever did not fall silent then, does not now. */
    private void timer(TimerKey timer, Instant due) {
        if (timer.purpose() == TimerKey.Purpose.HEARTBEAT) {
            heartbeats.put(timer.eventId(), due);
        } else {
            schedule.timer(timer, due);
        }
    }

    /** Whoever sent some, and then no more, was given up later than after the first silence. */
    private void silence(long id, RecordedTask task) {
        Instant due = heartbeats.remove(id);
        if (due != null && task.gaveUp()) {
            Instant then = now.plus(task.lasted());
            schedule.timer(new TimerKey(id, TimerKey.Purpose.HEARTBEAT), then.isAfter(due) ? then : due);
        }
    }

    private void task(Command.RunTask command) {
        madeUp.add(command.token().encode());
        Place place = place(command.scheduledEventId());
        Likeness likeness = Likeness.ofRuns(madeUp);
        JsonNode parameters = command.input().value();
        boolean known = tasks.knows(place);
        Optional<RecordedTasks.Found> found = tasks.next(place, resource(command.resource()), parameters, likeness);
        if (found.isEmpty()) {
            undecided = Optional.of(known
                    ? "attempt " + (command.retryCount() + 1) + " at " + place + " was never made"
                    : place + " was never recorded: what it answers is not known");
            return;
        }
        RecordedTask task = found.get().task();
        if (found.get().elsewhere()) {
            remarks.add(place + " is answered by what was recorded of " + task.visit().place()
                    + ", which asked for the same");
        }
        compare(place, task, parameters, likeness);
        deliver(command.scheduledEventId(), task);
    }

    private void compare(Place place, RecordedTask task, JsonNode parameters, Likeness likeness) {
        List<Difference> differences = task.parameters().map(was -> likeness.differences(was, parameters))
                .orElse(List.of());
        if (!differences.isEmpty()) {
            String remark = place + " is called with other parameters, and answered as recorded: "
                    + differences.getFirst();
            if (strict) {
                undecided = Optional.of(remark.replace(", and answered as recorded", ""));
            } else {
                remarks.add(remark);
            }
        }
    }

    private void deliver(long id, RecordedTask task) {
        boolean gaveUp = task.gaveUp();
        for (SeenEvent event : task.news()) {
            trigger(id, event, gaveUp).ifPresent(trigger -> schedule.add(at(task, event), event.id(), trigger));
        }
        asked.put(id, task);
    }

    private static Optional<Trigger> trigger(long id, SeenEvent event, boolean gaveUp) {
        if (event.taskSucceeded()) {
            return event.data("output").map(output -> new Trigger.TaskSucceeded(id, Payload.of(output)));
        }
        if (event.type().endsWith("TimedOut")) {
            return gaveUp ? Optional.empty() : Optional.of(new Trigger.TaskTimedOut(id, RecordedTask.failure(event)));
        }
        if (event.taskFailed()) {
            return Optional.of(new Trigger.TaskFailed(id, RecordedTask.phase(event), RecordedTask.failure(event)));
        }
        if (event.type().endsWith("Submitted")) {
            return event.data("output").map(output -> new Trigger.TaskSubmitted(id, Payload.of(output),
                    Optional.empty()));
        }
        return event.type().endsWith("Started")
                ? Optional.of(new Trigger.TaskStarted(id, event.text("workerName")))
                : Optional.empty();
    }

    private Instant at(RecordedTask task, SeenEvent event) {
        Optional<Instant> asked = task.scheduled().at();
        boolean inTime = asked.isPresent() && event.at().isPresent()
                && Duration.between(asked.get(), now).abs().compareTo(DRIFT) <= 0
                && !event.at().get().isBefore(now);
        return inTime ? event.at().get() : now.plus(task.after(event));
    }

    private void mapRun(Command.StartMapRun command) {
        StateRef map = command.plan().state();
        Frame frame = frame(inside -> inside.enteredEventId() == map.enteredEventId());
        long earlier = events.stream().filter(event -> event.id() < map.enteredEventId()
                && event.event() instanceof Event.StateEntered entered && entered.name().equals(map.name())).count();
        List<Integer> iterations = iterations(frame);
        Optional<Visit> visit = then.visits().stream()
                .filter(v -> v.state().equals(map.name()) && v.iterations().equals(iterations)).skip(earlier)
                .findFirst();
        Optional<MapRunSeen> seen = visit
                .flatMap(v -> MapRunSeen.of(v, (MapState) Objects.requireNonNull(states.get(map.name())),
                        recording.mapResults()));
        if (seen.isEmpty()) {
            undecided = Optional.of("what the distributed Map " + map.name() + " gives was not recorded");
            return;
        }
        remarks.add("the distributed Map " + map.name() + " gives what it gave: its items are not run again");
        schedule.add(now.plus(seen.get().took()), seen.get().recorded(),
                seen.get().trigger(command.plan().arn().text()));
    }

    private Place place(long scheduledEventId) {
        Frame frame = frame(inside -> inside.progress() instanceof Progress.Tasking task
                && task.scheduledEventId() == scheduledEventId);
        return new Place(Turn.inside(frame).state(), iterations(frame));
    }

    private Frame frame(Predicate<Step.Inside> wanted) {
        return state.frames().stream().filter(f -> f.step() instanceof Step.Inside inside && wanted.test(inside))
                .findFirst().orElseThrow();
    }

    private List<Integer> iterations(Frame of) {
        List<Integer> all = new ArrayList<>();
        for (Optional<Frame.Parent> p = of.parent(); p.isPresent(); p = state.frame(p.get().frame()).orElseThrow()
                .parent()) {
            if (states.get(p.get().state()) instanceof MapState) {
                all.addFirst(p.get().index());
            }
        }
        return all;
    }

    private static String resource(TaskResource resource) {
        return resource instanceof TaskResource.Integration i
                ? i.service() + ":" + i.actionAndPattern()
                : resource.arn();
    }

    Trace trace() {
        return Trace.of(events.stream().filter(HistoryEvent::visible).map(event -> AwsHistory.tree(event, true))
                .toList());
    }

    ExecutionState state() {
        return state;
    }

    Optional<String> undecided() {
        return undecided;
    }

    List<String> remarks() {
        return remarks;
    }

    Likeness likeness() {
        return Likeness.ofRuns(madeUp);
    }
}
