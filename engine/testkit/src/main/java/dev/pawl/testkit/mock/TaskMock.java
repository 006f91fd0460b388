package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.history.Failure;
import dev.pawl.testkit.mock.Behaviour.Heartbeats;
import dev.pawl.testkit.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says in Java how the task of a state is answered:
 * {@code stage.when("Charge").fails("Busy", "…").times(2).then()
 * .returns(…)}. Each play begins with the first answer; the last one holds for ever unless it says how often.
 */
public final class TaskMock implements Mocks {
    private final String stateOrResource;
    private final List<Predicate<TaskCall>> conditions = new ArrayList<>();
    private final List<Line> script = new ArrayList<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private Duration after = Duration.ZERO;
    private JsonNode accepted = JsonNodeFactory.instance.objectNode();
    private int deliveries = 1;
    private Optional<Heartbeats> heartbeats = Optional.empty();
    private boolean crashes;

    private record Line(Behaviour behaviour, long times) {}

    /** For the state of that name, or for all tasks of that Resource. */
    public TaskMock(String stateOrResource) {
        this.stateOrResource = stateOrResource;
    }

    /** Only in that machine, where several on the stage have a state of the name. */
    public TaskMock in(String machine) {
        return onCall(call -> call.machine().equals(machine));
    }

    /** Only inside these items of Maps and branches of Parallels, from the outermost; the first is 0. */
    public TaskMock at(Integer... indices) {
        return onCall(call -> call.indices().equals(List.of(indices)));
    }

    /** Only with such arguments. */
    public TaskMock with(Predicate<JsonNode> arguments) {
        return onCall(call -> arguments.test(call.arguments()));
    }

    /** Only with these arguments: JSON text, a tree or a record. */
    public TaskMock withArguments(Object arguments) {
        JsonNode expected = Values.json(arguments);
        return onCall(call -> call.arguments().equals(expected));
    }

    /** Only such calls. */
    public TaskMock onCall(Predicate<TaskCall> condition) {
        conditions.add(condition);
        return this;
    }

    /** What is said next comes only after so long, in virtual time. */
    public TaskMock answersAfter(Duration delay) {
        after = delay;
        return this;
    }

    /** Of a task that is waited for: what the service answers at once, before what is said next. */
    public TaskMock accepts(Object answer) {
        accepted = Values.json(answer);
        return this;
    }

    /** Of a task with a token: it is brought back twice, of which the second is refused. */
    public TaskMock isDeliveredTwice() {
        deliveries = 2;
        return this;
    }

    /** Of a task with a token: so many signs of life, and then no more. */
    public TaskMock sendsHeartbeats(Duration every, int howMany) {
        heartbeats = Optional.of(new Heartbeats(every, howMany));
        return this;
    }

    /** The engine's process dies after it has called the service, before it has heard what came of it. */
    public TaskMock crashesMeanwhile() {
        crashes = true;
        return this;
    }

    /** The task succeeds with that: JSON text, a tree or a record. */
    public Answered returns(Object result) {
        return add(new Ending.Returns(Values.json(result)));
    }

    /** The task fails. */
    public Answered fails(String error, String cause) {
        return add(Ending.Fails.of(error, cause));
    }

    /** The task fails without saying why. */
    public Answered fails(String error) {
        return add(new Ending.Fails(Failure.of(error)));
    }

    /** The task succeeds with what the function makes of its arguments; what it throws fails the task. */
    public <T> Answered answers(Class<T> arguments, Function<T, ?> function) {
        return answersCall(call -> function.apply(call.argumentsAs(arguments)));
    }

    /** As above, for a function that wants to know more of the call. */
    public Answered answersCall(Function<TaskCall, ?> function) {
        return add(Ending.Answers.with(function));
    }

    /** The service never answers: only a time-out can end the task. */
    public Answered neverAnswers() {
        return add(new Ending.Silence(false));
    }

    /** Of a task that is waited for: the service accepts it, and then nothing comes back by itself. */
    public Answered losesCallback() {
        return add(new Ending.Silence(true));
    }

    /** Behaves so. */
    public Answered behaves(Behaviour behaviour) {
        script.add(new Line(behaviour, Long.MAX_VALUE));
        return new Answered();
    }

    private Answered add(Ending ending) {
        Answered answer = behaves(new Behaviour(ending, after, accepted, deliveries, heartbeats, crashes));
        after = Duration.ZERO;
        accepted = JsonNodeFactory.instance.objectNode();
        deliveries = 1;
        heartbeats = Optional.empty();
        crashes = false;
        return answer;
    }

    @Override
    public Optional<Behaviour> behaviour(TaskCall call) {
        boolean meant = stateOrResource.equals(call.state()) || stateOrResource.equals(call.resource().arn());
        if (!meant || !conditions.stream().allMatch(condition -> condition.test(call))) {
            return Optional.empty();
        }
        if (script.isEmpty()) {
            throw new MockException("Expected an answer behind when(\"" + stateOrResource + "\"), but there is none:"
                    + " say what it returns(…)");
        }
        int before = answered.merge(call.play(), 1, Integer::sum) - 1;
        long number = before;
        for (Line line : script) {
            if (number < line.times()) {
                return Optional.of(line.behaviour());
            }
            number -= line.times();
        }
        throw new MockException("Expected an answer for each call of " + call.state() + ", but when(\""
                + stateOrResource + "\") has none for call " + before
                + " (the first is 0): the last answer is given " + script.getLast().times() + " times");
    }

    /** An answer that was just said. */
    public final class Answered {
        private Answered() {}

        /** Only so often. */
        public Answered times(int howOften) {
            if (howOften < 1) {
                throw new IllegalArgumentException("Expected at least one time, but got " + howOften);
            }
            Line last = script.removeLast();
            script.add(new Line(last.behaviour(), howOften));
            return this;
        }

        /** What comes afterwards; without {@link #times} the answer before is given once. */
        public TaskMock then() {
            Line last = script.getLast();
            return last.times() == Long.MAX_VALUE ? times(1).then() : TaskMock.this;
        }
    }
}
