package dev.pawl.embedded;

import dev.pawl.approval.service.Approvals;
import dev.pawl.arn.ActivityArn;
import dev.pawl.arn.ArnScope;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.asl.MachineType;
import dev.pawl.dsl.Machine;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineEvents;
import dev.pawl.history.Failure;
import dev.pawl.runtime.Listener;
import dev.pawl.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine inside an application: it runs state machines, and the tasks of these are lambdas of the
 * application.
 *
 * <pre>{@code
 * try (Pawl pawl = Pawl.open(Path.of("orders.db"))) {
 *     pawl.function("charge", Order.class, Receipt.class, order -> payments.charge(order));
 *     pawl.deploy("orders", Path.of("orders.asl.json"));
 *     Receipt receipt = pawl.run("orders", order, Receipt.class);
 * }
 * }</pre>
 *
 * What had not ended when the process did, however it did, goes on when the same file is opened again. Safe
 * for use by
 * many threads.
 */
public final class Pawl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pawl.class);

    private final Running running;
    private final Deployment deployment;
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    Pawl(Running running) {
        this.running = running;
        this.deployment = new Deployment(running.engine().machines(),
                "arn:aws:iam::" + running.scope().account() + ":role/pawl");
    }

    /**
     * Opens an SQLite file that keeps everything, or creates it. What had not ended goes on.
     *
     * @throws dev.pawl.store.jooq.StoreException
     *             if another process has it open, or it cannot be used
     */
    public static Pawl open(Path file) {
        return builder().file(file).open();
    }

    /** Opens an engine that keeps nothing beyond its end, for tests and trials. */
    public static Pawl inMemory() {
        return builder().open();
    }

    /** Another store, another clock, connectors, a configuration. */
    public static PawlBuilder builder() {
        return new PawlBuilder();
    }

    /**
     * Declares a function, or replaces the one of the same name. A Task calls it whose Resource is
     * {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME}, of whatever region and account, or that calls
     * {@code lambda:invoke} with its name.
     */
    public <I, O> Pawl function(String name, Class<I> input, Class<O> output, PawlFunction<I, O> body) {
        return function(name, input, output, (given, call) -> body.apply(given));
    }

    /** The same for a function that wants to know about its call. */
    public <I, O> Pawl function(String name, Class<I> input, Class<O> output, PawlFunction.WithCall<I, O> body) {
        running.declared().put(Lambdas.function(name, input, body));
        return this;
    }

    /** Declares the public methods of those objects that have {@link Function}. */
    public Pawl functions(Object... beans) {
        for (Object bean : beans) {
            BeanFunctions.of(bean, Values.STANDARD).forEach(running.declared()::put);
        }
        return this;
    }

    /**
     * Creates a machine from what the DSL wrote, or gives the machine of that name this definition; executions
     * that run
     * keep the one that they started with.
     *
     * @throws dev.pawl.dsl.MachineException
     *             if it cannot run: with all mistakes and their lines of Java
     */
    public Workflow deploy(String name, Machine<?> machine) {
        return deploy(name, name, machine.definition(), machine.type());
    }

    /**
     * The same from a definition in the States Language.
     *
     * @throws InvalidDefinitionException
     *             if it cannot run: with all mistakes and their lines
     */
    public Workflow deploy(String name, String definition) {
        return deploy(name, definition, MachineType.STANDARD);
    }

    /** The same for a machine of that type. */
    public Workflow deploy(String name, String definition, MachineType type) {
        return deploy(name, name, definition, type);
    }

    /** The same from a file. */
    public Workflow deploy(String name, Path definition) {
        return deploy(name, definition, MachineType.STANDARD);
    }

    /** The same from a file for a machine of that type. */
    public Workflow deploy(String name, Path definition, MachineType type) {
        try {
            return deploy(name, definition.toString(), Files.readString(definition), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a definition in " + definition + ", but: " + e.getMessage(), e);
        }
    }

    private Workflow deploy(String name, String source, String definition, MachineType type) {
        return workflow(deployment.deploy(arn(name), name, source, definition, type).arn());
    }

    /**
     * A machine by its name or ARN, a version's or an alias' ARN included; whether there is one shows when it is
     * used.
     */
    public Workflow workflow(String name) {
        return new Workflow(arn(name), running.engine(), running.endings(), Values.STANDARD);
    }

    private String arn(String name) {
        return name.startsWith("arn:") ? name : new StateMachineArn(running.scope(), name).text();
    }

    /** Runs a machine to its end; see {@link Workflow#run}. */
    public <T> T run(String workflow, @Nullable Object input, Class<T> output) {
        return workflow(workflow).run(input, output);
    }

    /** Starts an execution with a name of its own; see {@link Workflow#start(Object)}. */
    public Execution start(String workflow, @Nullable Object input) {
        return workflow(workflow).start(input);
    }

    /**
     * Starts an execution, or finds the one that was started so before; see
     * {@link Workflow#start(String, Object)}.
     */
    public Execution start(String workflow, String name, @Nullable Object input) {
        return workflow(workflow).start(name, input);
    }

    /** The execution of that name. */
    public Optional<Execution> find(String workflow, String name) {
        return workflow(workflow).find(name);
    }

    /** An execution by its ARN; whether there is one shows when it is used. */
    public Execution execution(String executionArn) {
        return new Execution(executionArn, running.engine(), running.endings(), Values.STANDARD);
    }

    /**
     * The task of that token is done; returns once that is durable.
     *
     * @throws dev.pawl.engine.EngineException
     *             TASK_TIMED_OUT, TASK_DOES_NOT_EXIST, INVALID_TOKEN
     */
    public void complete(String taskToken, @Nullable Object output) {
        Waiting.on(running.engine().tasks().succeed(taskToken,
                Values.STANDARD.text(output, "the output of a task")));
    }

    /**
     * The task of that token failed, with what Retry and Catch compare, and what happened; throws as
     * {@link #complete}.
     */
    public void fail(String taskToken, String error, String cause) {
        Waiting.on(running.engine().tasks().fail(taskToken, Failure.of(error, cause)));
    }

    /** Somebody still works on the task of that token; throws as {@link #complete}. */
    public void heartbeat(String taskToken) {
        Waiting.on(running.engine().tasks().heartbeat(taskToken));
    }

    /** Does the tasks of an activity, one at a time; the activity is created if it is not there. */
    public <I, O> Worker worker(String activity, Class<I> input, Class<O> output, PawlFunction<I, O> body) {
        return worker(activity, 1, input, output, (given, task) -> body.apply(given));
    }

    /** The same, as many tasks at once as said, for work that may say that it is still under way. */
    public <I, O> Worker worker(String activity, int atOnce, Class<I> input, Class<O> output,
            PawlFunction.WithTask<I, O> body) {
        Engine engine = running.engine();
        String arn = engine.activities().create(activity, Optional.empty(), Map.of()).arn();
        Worker worker = new Worker(engine, arn, atOnce, Lambdas.work(activity, input, body, engine.tasks()),
                running.grace(), workers::remove);
        workers.add(worker);
        return worker;
    }

    /** The ARN of a function: what a Task has as its Resource. */
    public String functionArn(String name) {
        ArnScope scope = running.scope();
        return "arn:aws:lambda:" + scope.region() + ":" + scope.account() + ":function:" + name;
    }

    /** The ARN of an activity. */
    public String activityArn(String name) {
        return new ActivityArn(running.scope(), name).text();
    }

    /**
     * Tells what happens from now on, after it is durable, on the engine's threads: the listener must be quick.
     * What it
     * throws is logged. Closing what is returned ends it.
     */
    public EngineEvents.Subscription listen(Listener listener) {
        return running.engine().events().subscribe((execution, events) -> {
            try {
                listener.happened(execution, events);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener failed at {}", execution.arn(), e);
            }
        });
    }

    /**
     * Requests for approval, where people decide. Their links work once it is told where it is {@code serve}d.
     */
    public Approvals approvals() {
        return running.beside().approvals();
    }

    /** Schedules that start executions. */
    public Schedules schedules() {
        return running.beside().schedules();
    }

    /** Everything else. */
    public Engine engine() {
        return running.engine();
    }

    /**
     * Stops in order: workers end their tasks, calls that are under way may end, and what has not ended is taken
     * up at the
     * next opening.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Set.copyOf(workers).forEach(Worker::close);
            running.close();
        }
    }
}
