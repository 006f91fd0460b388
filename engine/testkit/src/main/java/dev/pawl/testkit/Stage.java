package dev.pawl.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.State;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.dsl.Machine;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.Executions.Started;
import dev.pawl.engine.StateMachines.Changes;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Json;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.testkit.mock.Behaviour;
import dev.pawl.testkit.mock.FunctionMock;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.Mocks;
import dev.pawl.testkit.mock.TaskMock;
import dev.pawl.testkit.mock.TestStateMock;
import dev.pawl.testkit.value.Values;
import dev.pawl.teststate.mock.MockRequest;
import dev.pawl.teststate.mock.ServiceModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Plays whole state machines offline, in the real engine: tasks are answered by mocks, time jumps, and chance
 * comes from
 * a seed. It belongs to one thread.
 *
 * <pre>{@code
 * try (Stage stage = Stage.open()) {
 *     stage.deploy("orders", Path.of("orders.asl.json"));
 *     stage.when("Charge").returns("{\"paid\": true}");
 *     Played played = stage.run("{\"total\": 42}");
 * }
 * }</pre>
 */
public final class Stage implements AutoCloseable {
    private static final String ROLE = "arn:aws:iam::123456789012:role/stage";

    private final Scene scene;
    private final Map<String, Deployed> machines = new LinkedHashMap<>();
    private final List<PlayedListener> listeners = new ArrayList<>();
    private final List<Play> plays = new ArrayList<>();
    private final MemoryBuckets buckets;
    private final ServiceModels models;

    private record Deployed(String arn, String definition) {}

    Stage(StageSettings settings, MemoryBuckets buckets) {
        this.buckets = buckets;
        models = settings.models();
        scene = new Scene(settings);
        ServiceLoader.load(PlayedListener.class).forEach(listeners::add);
    }

    /** A stage with all defaults. */
    public static Stage open() {
        return builder().open();
    }

    /** A stage to be. */
    public static StageBuilder builder() {
        return new StageBuilder();
    }

    /**
     * Deploys a Standard machine, or changes the one of that name.
     *
     * @param definition
     *            its text
     * @throws dev.pawl.engine.EngineException
     *             if the definition is wrong; the message says all that is
     */
    public Stage deploy(String name, String definition) {
        return deploy(name, definition, MachineType.STANDARD);
    }

    /** Deploys the Standard machine in a file. */
    public Stage deploy(String name, Path definition) {
        return deploy(name, read(definition));
    }

    /** Deploys a machine that was written in Java. */
    public Stage deploy(String name, Machine<?> machine) {
        return deploy(name, machine.definition(), machine.type());
    }

    /** Deploys a machine of that type, or changes the one of that name. */
    public Stage deploy(String name, String definition, MachineType type) {
        MachineRecord.MachineType stored = MachineRecord.MachineType.valueOf(type.name());
        Deployed before = machines.get(name);
        String arn = before == null
                ? scene.engine().machines().create(new NewStateMachine(name, stored, new Settings(definition, ROLE,
                        Optional.empty(), Optional.empty(), Optional.empty()), Map.of())).arn()
                : scene.engine().machines().update(before.arn(), new Changes(Optional.of(definition),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())).arn();
        machines.put(name, new Deployed(arn, definition));
        Map<String, State> states = Definition.states(definition);
        createActivities(states.values());
        scene.journal().knowFailures(name, Definition.failures(states));
        return this;
    }

    /** Deploys an Express machine. */
    public Stage deployExpress(String name, String definition) {
        return deploy(name, definition, MachineType.EXPRESS);
    }

    /** Deploys the Express machine in a file. */
    public Stage deployExpress(String name, Path definition) {
        return deployExpress(name, read(definition));
    }

    /** The ARN of a deployed machine. */
    public String arn(String machine) {
        return deployed(machine).arn();
    }

    /** The definition of a deployed machine, as text. */
    public String definition(String machine) {
        return deployed(machine).definition();
    }

    /**
     * Begins to say how the task of a state, or tasks of a Resource, are answered. What was said last counts
     * first.
     */
    public TaskMock when(String stateOrResource) {
        TaskMock mock = new TaskMock(stateOrResource);
        mocks(mock);
        return mock;
    }

    /** Answers tasks as those mocks say, before all that was said earlier. */
    public Stage mocks(Mocks further) {
        scene.casting().add(further);
        return this;
    }

    /**
     * Answers the task of a state as TestState would: {@code {"result": …}} or
     * {@code {"errorOutput": {"error": …,
     * "cause": …}}}, held against what the service can answer, if the stage knows it.
     *
     * @param mock
     *            JSON text or a tree
     * @throws dev.pawl.testkit.mock.MockException
     *             if it cannot be true
     */
    public Stage mock(String state, Object mock) {
        MockRequest request = TestStateMock.read(Values.json(mock));
        List<TaskState> meant = machines.values().stream()
                .map(machine -> Definition.states(machine.definition()).get(state)).filter(TaskState.class::isInstance)
                .map(TaskState.class::cast).toList();
        if (meant.isEmpty()) {
            throw new MockException("Expected the name of a Task of " + machines.keySet() + ", but got " + state);
        }
        meant.forEach(task -> when(state).onCall(call -> call.resource().equals(task.resource()))
                .behaves(Behaviour.of(TestStateMock.ending(task, request, models))));
        return this;
    }

    /** Answers tasks that call the function of that name, by its ARN or through {@code lambda:invoke}. */
    public <T> Stage function(String name, Class<T> input, Function<T, ?> function) {
        return mocks(new FunctionMock(name, payload -> function.apply(Values.as(payload, input))));
    }

    /** Makes an empty bucket, if there is none of that name, for distributed Maps to read from and write into. */
    public Stage bucket(String name) {
        buckets.create(name);
        return this;
    }

    /** Puts an object into a bucket, which is made if it is not there. */
    public Stage object(String bucket, String key, String content) {
        buckets.put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * The text of an object.
     *
     * @throws IllegalArgumentException
     *             if there is none
     */
    public String object(String bucket, String key) {
        return new String(buckets.get(bucket, key).orElseThrow(() -> new IllegalArgumentException("Expected one of "
                + buckets.keys(bucket) + " in the bucket " + bucket + ", but got " + key)), StandardCharsets.UTF_8);
    }

    /** The keys of all objects in a bucket that is not a folder. */
    public List<String> objects(String bucket) {
        return buckets.keys(bucket);
    }

    /** Forgets all mocks. */
    public Stage withoutMocks() {
        scene.casting().clear();
        return this;
    }

    /**
     * The engine's process dies when it has entered that state, once; another one goes on with what is stored.
     */
    public Stage crashesAt(String state) {
        scene.crashAt(state);
        return this;
    }

    /** Told of each play. */
    public Stage listener(PlayedListener further) {
        listeners.add(further);
        return this;
    }

    /** Plays the machine, if there is but one, to its end. */
    public Played run(Object input) {
        return start(onlyMachine(), input).toEnd();
    }

    /**
     * Plays an execution until it ends, or until nothing can move it any more.
     *
     * @param input
     *            JSON text, a tree or a record
     * @throws dev.pawl.testkit.mock.MockException
     *             if a task has no mock
     */
    public Played run(String machine, Object input) {
        return start(machine, input).toEnd();
    }

    /** Starts an execution, and lets all happen that needs no time. */
    public Play start(String machine, Object input) {
        return start(machine, "play-" + (plays.size() + 1), input);
    }

    /** Starts an execution under a name of its own. */
    public Play start(String machine, String name, Object input) {
        JsonNode json = Values.json(input);
        String text = input instanceof String written ? written : Json.write(json);
        CompletionStage<Started> starting = scene.engine().executions()
                .start(new Start(deployed(machine).arn(), Optional.of(name), Optional.of(text), Optional.empty()));
        Play play = new Play(this, scene, scene.first(starting).executionArn());
        plays.add(play);
        scene.settle();
        return play;
    }

    /** What has happened in each play up to now, for people. */
    public List<String> stories() {
        return plays.stream().map(play -> play.soFar().story()).toList();
    }

    /** The time on the stage. */
    public Instant now() {
        return scene.clock().now();
    }

    /** Lets time pass, and all happen that falls due. */
    public Stage pass(Duration time) {
        scene.pass(time);
        return this;
    }

    /** Task tokens that mocks brought back, whether they were wanted or not. */
    public List<Delivery> deliveries() {
        return List.copyOf(scene.performance().deliveries());
    }

    /**
     * The engine itself, for what a stage has no words for; {@link #pass} with no time lets it do what it was
     * asked.
     */
    public Engine engine() {
        return scene.engine();
    }

    @Override
    public void close() {
        scene.close();
    }

    Played played(String executionArn) {
        Trace trace = scene.journal().find(executionArn)
                .orElseThrow(() -> new IllegalArgumentException("Expected an execution, but got " + executionArn));
        return new Playback(scene.journal(), name -> {
            Deployed deployed = machines.get(name);
            return deployed == null ? "" : deployed.definition();
        }, now()).of(trace);
    }

    void tell(Played played) {
        listeners.forEach(listener -> listener.played(played));
    }

    private String onlyMachine() {
        if (machines.size() != 1) {
            throw new IllegalStateException("Expected one machine, but there are " + machines.keySet()
                    + ": say which with run(name, input)");
        }
        return machines.keySet().iterator().next();
    }

    private Deployed deployed(String name) {
        Deployed machine = machines.get(name);
        if (machine == null) {
            throw new IllegalArgumentException(
                    "Expected one of the machines " + machines.keySet() + ", but got " + name);
        }
        return machine;
    }

    private void createActivities(Collection<State> states) {
        states.forEach(state -> {
            if (state instanceof TaskState task && task.resource() instanceof TaskResource.Activity activity) {
                String arn = activity.arn();
                scene.store().activities().create(arn, arn.substring(arn.lastIndexOf(':') + 1), now(),
                        Optional.empty(), Map.of());
            }
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a definition at " + file + ", but " + e, e);
        }
    }
}
