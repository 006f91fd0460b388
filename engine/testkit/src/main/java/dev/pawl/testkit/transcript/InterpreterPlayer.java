package dev.pawl.testkit.transcript;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Budget;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.Interpreter;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Runs a machine on the bare interpreter: time jumps to the next timer, and answers come as they were
 * written.
 */
public final class InterpreterPlayer {
    private static final String ACCOUNT = "123456789012";

    private final StateMachine machine;
    private final ExecutionState state;
    private final Deque<Answer> answers;
    private final Moment.Limits limits;
    private final Random random;
    private final Deque<Long> redrives = new ArrayDeque<>();
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Deque<Trigger> triggers = new ArrayDeque<>();
    private final Map<TimerKey, Instant> timers = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** For a definition and input, with what the world answers and when decisions yield. */
    public InterpreterPlayer(String definition, Payload input, List<Answer> answers, Moment.Limits limits,
            long seed) {
        this.machine = DefinitionParser.parseTrusted(definition);
        this.answers = new ArrayDeque<>(answers);
        this.limits = limits;
        this.random = new Random(seed);
        this.state = new ExecutionState(info(input));
    }

    private InterpreterPlayer(StateMachine machine, ExecutionState state, Deque<Answer> answers, Moment.Limits limits,
            Random random) {
        this.machine = machine;
        this.answers = answers;
        this.limits = limits;
        this.random = random;
        this.state = state;
    }

    /** What is fixed at the start of the executions that a player runs. */
    public ExecutionInfo info(Payload input) {
        return info("arn:aws:states:us-east-1:" + ACCOUNT + ":execution:machine:run", input);
    }

    private ExecutionInfo info(String arn, Payload input) {
        String prefix = "arn:aws:states:us-east-1:" + ACCOUNT;
        return new ExecutionInfo(arn, "run", prefix + ":stateMachine:machine", "machine",
                "arn:aws:iam::" + ACCOUNT + ":role/machine", "us-east-1", now, input, Optional.empty(),
                Optional.empty());
    }

    /** Redrives it so many seconds after it ended without success, as long as there are any. */
    public InterpreterPlayer redrivenAfter(List<Long> seconds) {
        redrives.addAll(seconds);
        return this;
    }

    /** Runs it until it has ended, or nothing can move it any more. */
    public ExecutionState play() {
        triggers.add(new Trigger.StartRequested());
        run();
        while (!redrives.isEmpty() && state.status().ended()) {
            now = now.plusSeconds(redrives.removeFirst());
            triggers.add(new Trigger.RedriveRequested("redrive " + state.redriveCount()));
            run();
        }
        return state;
    }

    private void run() {
        while (!triggers.isEmpty() || fireNext()) {
            Decision decision = Interpreter.decide(machine, state, triggers.removeFirst(),
                    new Moment(now, random, Budget.standard(System::nanoTime), limits));
            events.addAll(decision.events());
            decision.commands().forEach(this::carryOut);
            if (decision.more()) {
                triggers.add(new Trigger.Continue());
            }
        }
    }

    /** All events, also internal ones. */
    public List<HistoryEvent> events() {
        return events;
    }

    /** What AWS would show. */
    public List<String> lines() {
        return events.stream().filter(HistoryEvent::visible).map(Line::of).toList();
    }

    /** Timers that are set. */
    public Map<TimerKey, Instant> timers() {
        return timers;
    }

    /** The state folded anew from the events alone. */
    public ExecutionState foldedAnew() {
        ExecutionState again = new ExecutionState(state.info());
        events.forEach(event -> Fold.apply(again, event));
        return again;
    }

    private boolean fireNext() {
        Optional<Map.Entry<TimerKey, Instant>> next = state.status().ended()
                ? Optional.empty()
                : timers.entrySet().stream().min(Map.Entry.comparingByValue());
        next.ifPresent(timer -> {
            now = timer.getValue().isAfter(now) ? timer.getValue() : now;
            triggers.add(new Trigger.TimerFired(timer.getKey()));
        });
        return next.isPresent();
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.StartTimer c -> timers.put(c.timer(), c.due());
            case Command.CancelTimer c -> timers.remove(c.timer());
            case Command.RunTask c -> answer(c.scheduledEventId(), answers.removeFirst());
            case Command.CancelTask c -> {
                // Whoever was asked hears of it, and says no more.
            }
            case Command.StartMapRun c -> triggers.add(new MapRunPlayer(machine, c.plan()).play(this::child,
                    new Ambient(now, random, Budget.standard(System::nanoTime))));
            case Command.RedriveMapRun c -> throw new IllegalArgumentException("Expected no redrive of a map run here");
            case Command.StopMapRun c -> {
                // A map run has ended before anything else happens.
            }
        }
    }

    /** Runs it to its end at once, with the answers that come next. */
    private ExecutionState child(ExecutionArn arn, Payload input) {
        InterpreterPlayer child = new InterpreterPlayer(ChildMachines.of(machine, arn.text()),
                new ExecutionState(info(arn.text(), input)), answers, limits, random);
        child.now = now;
        return child.play();
    }

    private void answer(long task, Answer answer) {
        switch (answer) {
            case Answer.Succeed a -> triggers.add(new Trigger.TaskSucceeded(task, a.output()));
            case Answer.Fail a -> triggers.add(new Trigger.TaskFailed(task, Event.TaskFailed.Phase.RUN, a.failure()));
            case Answer.Accept a -> {
                triggers.add(new Trigger.TaskSubmitted(task, a.output(), Optional.empty()));
                answer(task, a.then());
            }
            case Answer.Take a -> {
                triggers.add(new Trigger.TaskStarted(task, Optional.of("worker")));
                answer(task, a.then());
            }
            case Answer.Silence a -> {
                // Only a timer can move it on.
            }
            case Answer.Stop a -> triggers.add(new Trigger.StopRequested(a.failure()));
        }
    }
}
