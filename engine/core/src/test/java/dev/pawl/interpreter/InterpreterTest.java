package dev.pawl.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.expr.Budget;
import dev.pawl.history.Event;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.Command;
import dev.pawl.interpreter.model.Decision;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.Moment;
import dev.pawl.interpreter.model.TimerKey;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.json.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LOOP = """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}}}""";
    private static final String RETRIED = """
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": {"FunctionName": "f"}, "End": true,
              "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3, "BackoffRate": 2, "MaxAttempts": 4,
                         "MaxDelaySeconds": 10 %s}]}}}""";

    @Test
    void a_loop_yields_after_its_share_and_goes_on() {
        ExecutionState state = state();

        Decision first = decide(LOOP, state, new Trigger.StartRequested(), Moment.Limits.STANDARD);
        Decision second = decide(LOOP, state, new Trigger.Continue(), Moment.Limits.STANDARD);

        assertThat(first.more()).isTrue();
        assertThat(first.events()).hasSize(500);
        assertThat(second.events().getFirst().id()).isEqualTo(501);
    }

    @Test
    void an_execution_with_25000_events_fails_with_its_last_one() {
        ExecutionState state = state();
        Trigger trigger = new Trigger.StartRequested();
        while (!state.status().ended()) {
            decide(LOOP, state, trigger, Moment.Limits.STANDARD);
            trigger = new Trigger.Continue();
        }

        assertThat(state.lastEventId()).isEqualTo(25_000);
        assertThat(state.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(state.failure().cause()).hasValueSatisfying(cause -> assertThat(cause).contains("25000"));
    }

    @Test
    void intervals_grow_by_the_backoff_rate_up_to_the_longest() {
        assertThat(intervals("", new Fixed(0.5))).containsExactly(3000L, 6000L, 10_000L, 10_000L);
    }

    @Test
    void full_jitter_draws_an_interval_between_nothing_and_its_length() {
        assertThat(intervals(", \"JitterStrategy\": \"FULL\"", new Fixed(0.5))).containsExactly(1500L, 3000L, 5000L,
                5000L);
    }

    @Test
    void a_service_that_asks_for_time_gets_it_within_the_longest_interval() {
        assertThat(intervals("", new Random(1), Optional.of(Duration.ofMillis(4_500)))).startsWith(4_500L, 6_000L);
        assertThat(intervals("", new Random(1), Optional.of(Duration.ofDays(9)))).containsOnly(10_000L);
    }

    @Test
    void triggers_that_no_longer_fit_change_nothing() {
        ExecutionState state = state();
        decide(RETRIED.formatted(""), state, new Trigger.StartRequested(), Moment.Limits.STANDARD);
        long before = state.lastEventId();

        Decision late = decide(RETRIED.formatted(""), state, new Trigger.TaskSucceeded(99, Payload.NULL),
                Moment.Limits.STANDARD);
        Decision again = decide(RETRIED.formatted(""), state, new Trigger.StartRequested(), Moment.Limits.STANDARD);

        assertThat(late.isEmpty()).isTrue();
        assertThat(again.isEmpty()).isTrue();
        assertThat(state.lastEventId()).isEqualTo(before);
    }

    @Test
    void a_stale_timer_is_only_forgotten() {
        ExecutionState state = state();
        decide(RETRIED.formatted(""), state, new Trigger.StartRequested(), Moment.Limits.STANDARD);
        TimerKey stale = new TimerKey(2, TimerKey.Purpose.RETRY);

        Decision decision = decide(RETRIED.formatted(""), state, new Trigger.TimerFired(stale),
                Moment.Limits.STANDARD);

        assertThat(decision.events()).isEmpty();
        assertThat(decision.commands()).containsExactly(new Command.CancelTimer(stale));
    }

    @Test
    void stopping_cancels_what_is_on_its_way() {
        ExecutionState state = state();
        decide(RETRIED.formatted(""), state, new Trigger.StartRequested(), Moment.Limits.STANDARD);

        Decision stopped = decide(RETRIED.formatted(""), state, new Trigger.StopRequested(Failure.of("E", "C")),
                Moment.Limits.STANDARD);

        assertThat(stopped.commands()).containsExactly(new Command.CancelTask(3));
        assertThat(state.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(state.failure()).isEqualTo(Failure.of("E", "C"));
    }

    @Test
    void an_execution_whose_decision_broke_fails_instead_of_hanging() {
        ExecutionState state = state();
        decide(RETRIED.formatted(""), state, new Trigger.StartRequested(), Moment.Limits.STANDARD);

        Decision broke = decide(RETRIED.formatted(""), state, new Trigger.Broke("out of luck"),
                Moment.Limits.STANDARD);

        assertThat(broke.commands()).containsExactly(new Command.CancelTask(3));
        assertThat(state.failure()).isEqualTo(Failure.of("States.Runtime", "Internal error: out of luck"));
    }

    @Test
    void a_task_of_an_activity_that_does_not_exist_fails_the_execution() {
        String activity = "arn:aws:states:us-east-1:123456789012:activity:gone";
        ExecutionState state = state();

        Interpreter.decide(DefinitionParser.parseTrusted("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true,
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "T"}]}}}""".formatted(activity)), state,
                new Trigger.StartRequested(), new Moment(NOON, new Random(1), Budget.standard(() -> 0),
                        Moment.Limits.STANDARD, arn -> false));

        assertThat(state.lastEventId()).isEqualTo(3);
        assertThat(state.failure()).isEqualTo(Failure.of("States.Runtime", "An error occurred while executing the "
                + "state 'T' (entered at the event id #2). The activity " + activity + " does not exist."));
    }

    @Test
    void the_same_state_trigger_and_moment_give_the_same_decision() {
        List<Decision> decisions = IntStream.range(0, 2)
                .mapToObj(i -> decide(RETRIED.formatted(""), state(), new Trigger.StartRequested(),
                        Moment.Limits.STANDARD))
                .toList();

        assertThat(decisions.get(0)).isEqualTo(decisions.get(1));
    }

    private static List<Long> intervals(String jitter, RandomGenerator random) {
        return intervals(jitter, random, Optional.empty());
    }

    private static List<Long> intervals(String jitter, RandomGenerator random, Optional<Duration> notBefore) {
        ExecutionState state = state();
        StateMachine machine = DefinitionParser.parseTrusted(RETRIED.formatted(jitter));
        Decision decision = Interpreter.decide(machine, state, new Trigger.StartRequested(), moment(random));
        List<Long> intervals = new ArrayList<>();
        while (!state.status().ended()) {
            long task = decision.events().getLast().id();
            decision = Interpreter.decide(machine, state,
                    new Trigger.TaskFailed(task, Event.TaskFailed.Phase.RUN, Failure.of("Busy"), notBefore),
                    moment(random));
            for (Command command : decision.commands()) {
                if (command instanceof Command.StartTimer timer) {
                    intervals.add(Duration.between(NOON, timer.due()).toMillis());
                    decision = Interpreter.decide(machine, state, new Trigger.TimerFired(timer.timer()),
                            moment(random));
                }
            }
        }
        return intervals;
    }

    private static Decision decide(String definition, ExecutionState state, Trigger trigger, Moment.Limits limits) {
        return Interpreter.decide(DefinitionParser.parseTrusted(definition), state, trigger,
                new Moment(NOON, new Random(1), Budget.standard(() -> 0), limits));
    }

    private static Moment moment(RandomGenerator random) {
        return new Moment(NOON, random, Budget.standard(() -> 0), Moment.Limits.STANDARD);
    }

    private static ExecutionState state() {
        return new ExecutionState(new ExecutionInfo("arn:aws:states:us-east-1:123456789012:execution:m:e", "e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", "m", "arn:aws:iam::123456789012:role/m",
                "us-east-1", NOON, Payload.EMPTY_OBJECT, Optional.empty(), Optional.empty()));
    }

    /** Draws the same number again and again. */
    private record Fixed(double number) implements RandomGenerator {
        @Override
        public long nextLong() {
            return 42;
        }

        @Override
        public double nextDouble() {
            return number;
        }
    }
}
