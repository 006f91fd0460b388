package dev.pawl.engine;

import dev.pawl.arn.ArnScope;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.connector.Connector;
import dev.pawl.items.ItemSources;
import dev.pawl.delivery.Followers;
import dev.pawl.delivery.Lag;
import dev.pawl.delivery.Watcher;
import dev.pawl.hold.Holds;
import dev.pawl.limit.LimitDesk;
import dev.pawl.log.ExpressIntake;
import dev.pawl.log.ExpressRetention;
import dev.pawl.log.LogSelection;
import dev.pawl.log.MachineLog;
import dev.pawl.protection.Protection;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Members;
import dev.pawl.store.Store;
import dev.pawl.teststate.FileItems;
import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The engine, embeddable: runs state machines that a store keeps. The store is the caller's, and is closed by
 * the caller
 * after the engine; connectors are closed with it.
 */
public final class Engine implements AutoCloseable {
    private final ExecutionRuntime runtime;
    private final StateMachines machines;
    private final StateMachineVersions versions;
    private final StateMachineAliases aliases;
    private final Executions executions;
    private final Forks forks;
    private final Migrations migrations;
    private final ActivityTasks activities;
    private final Holding holding;
    private final Limiting limiting;
    private final MapRuns mapRuns;
    private final TaskTokens tasks;
    private final Promises promises;
    private final ResourceTags tags;
    private final Store store;
    private final EngineEvents events;
    private final ItemSources items;
    private final StateTests stateTests;
    private final MachineLog logs;
    private final Followers followers;
    private final List<Runnable> cleanup;
    private final Protection protection;

    private Engine(EngineBuilder builder, Store store) {
        this.store = store;
        cleanup = new ArrayList<>();
        EngineClock clock = clock(builder);
        Executor workers = workers(builder);
        ArnScope scope = ArnScope.of(builder.region, builder.account);
        StatesConnector states = new StatesConnector();
        List<Connector> connectors = builder.connectorsAnd(states);
        Holds holds = new Holds(store.control(), clock, workers);
        holding = new Holding(store, holds, builder.node);
        LimitDesk desk = new LimitDesk(store, clock, builder.random, builder.limits);
        holds.onChanged(desk::look);
        limiting = new Limiting(store, desk);
        runtime = new ExecutionRuntime(new ExecutionRuntime.Parts(store, clock, workers, builder.random, builder.node,
                DefinitionParser::parseTrusted, connectors, builder.settings, files(builder), builder.metrics, holds,
                desk, builder.tracing));
        stepAsideWhenDrained(holds, builder.node);
        store.measuredBy(builder.metrics);
        machines = new StateMachines(store, scope, clock, builder.quotas.stateMachines(), builder.past);
        versions = new StateMachineVersions(store);
        aliases = new StateMachineAliases(store, clock);
        protection = protection(builder, clock);
        StartGate gate = gate(builder.quotas.openExecutions());
        executions = new Executions(store, runtime, clock, builder.random, gate, builder.past);
        forks = new Forks(store, executions, new ForkPlans(store, clock, builder.random), gate);
        migrations = new Migrations(store, runtime, executions, builder.random);
        activities = new ActivityTasks(store, runtime, scope, clock, builder.quotas);
        mapRuns = new MapRuns(store, runtime);
        tasks = new TaskTokens(runtime);
        promises = new Promises(runtime);
        tags = new ResourceTags(store);
        events = new EngineEvents(runtime);
        items = builder.items;
        stateTests = new StateTests(connectors, clock, builder.random, scope, builder.serviceModels,
                madeUp(builder));
        logs = new MachineLog(store);
        followers = new Followers(store, builder.subscribers, clock, deliveryWorkers(builder), builder.deliveries);
        runtime.followedBy(following(builder, store, clock, deliveryWorkers(builder)));
        states.connect(executions, tasks);
    }

    private void stepAsideWhenDrained(Holds holds, String node) {
        holds.onChanged(() -> runtime.members().stepAside(holds.standing().drainedNodes().containsKey(node)));
    }

    private StartGate gate(long open) {
        return new StartGate(new OpenExecutions(open, store.executions()::countRunning), holding,
                new Admission(protection), limiting);
    }

    private static FileItems madeUp(EngineBuilder builder) {
        return builder.items.formats().<FileItems>map(MadeUpFile::new).orElse(FileItems.NONE);
    }

    private ExecutionRuntime.Items files(EngineBuilder builder) {
        cleanup.add(builder.items::close);
        return new ExecutionRuntime.Items(builder.items.readers(), builder.items.writers(), waiting(builder));
    }

    /** An engine whose time is made up needs none. */
    private Protection protection(EngineBuilder builder, EngineClock clock) {
        Protection made = builder.clock == null
                ? Protection.start(builder.protection, store.file(), runtime::inMemory, clock)
                : Protection.none(clock);
        cleanup.add(made::close);
        return made;
    }

    static Engine start(EngineBuilder builder, Store store) {
        Engine engine = new Engine(builder, store);
        engine.runtime.start();
        engine.machines.resumeDeletes();
        return engine;
    }

    /** An engine to be. */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /** State machines. */
    public StateMachines machines() {
        return machines;
    }

    /** Published versions of state machines. */
    public StateMachineVersions versions() {
        return versions;
    }

    /** Aliases of state machines. */
    public StateMachineAliases aliases() {
        return aliases;
    }

    /** Executions. */
    public Executions executions() {
        return executions;
    }

    /** Executions that begin as others stood. */
    public Forks forks() {
        return forks;
    }

    /** Running executions that go on by another definition. */
    public Migrations migrations() {
        return migrations;
    }

    /** How much runs at the same time, and who waits. */
    public Limiting limiting() {
        return limiting;
    }

    /** What is paused, and whether starts are taken. */
    public Holding holding() {
        return holding;
    }

    /** Map runs. */
    public MapRuns mapRuns() {
        return mapRuns;
    }

    /** Activities and the tasks that their workers ask for. */
    public ActivityTasks activities() {
        return activities;
    }

    /** What whoever holds a task token says. */
    public TaskTokens tasks() {
        return tasks;
    }

    /** Where services bring the end of tasks that they promised to. */
    public Promises promises() {
        return promises;
    }

    /** Tags of machines and activities. */
    public ResourceTags tags() {
        return tags;
    }

    /** What happens, after it is durable. */
    public EngineEvents events() {
        return events;
    }

    /** Where everything is kept, for what works beside the engine. */
    public Store store() {
        return store;
    }

    /** Random bytes of the store, the same after a restart and at every node. */
    public byte[] secret() {
        return store.secret();
    }

    /** Where distributed Maps read their items and write their results. */
    public ItemSources items() {
        return items;
    }

    /** Single states, tried out. */
    public StateTests stateTests() {
        return stateTests;
    }

    /** What is logged of machines and of executions, Express ones included. */
    public MachineLog logs() {
        return logs;
    }

    /** How far those have come who are told of what was committed. */
    public List<Lag> deliveries() {
        return followers.lag();
    }

    /** What keeps the engine from being overrun. */
    public Protection protection() {
        return protection;
    }

    /** The nodes that share the store. */
    public Members members() {
        return runtime.members();
    }

    /** How many executions are in memory at present: those that move. */
    public int executionsInMemory() {
        return runtime.inMemory();
    }

    /** Stops in order: calls that are under way may end, all else is taken up at the next start. */
    @Override
    public void close() {
        runtime.close();
        cleanup.forEach(Runnable::run);
    }

    private EngineClock clock(EngineBuilder builder) {
        EngineClock given = builder.clock;
        if (given != null) {
            return given;
        }
        SystemClock own = new SystemClock();
        cleanup.add(own::close);
        return own;
    }

    /**
     * Threads that may wait for the network; whoever gives workers of their own, such as a simulation, decides.
     */
    private Executor waiting(EngineBuilder builder) {
        if (builder.workers != null) {
            return builder.workers;
        }
        ExecutorService own = Executors.newVirtualThreadPerTaskExecutor();
        cleanup.add(own::shutdownNow);
        return own;
    }

    private Executor workers(EngineBuilder builder) {
        Executor given = builder.workers;
        if (given != null) {
            return given;
        }
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        // first in, first out: a mailbox that goes on waits behind the others
        ForkJoinPool pool = new ForkJoinPool(threads, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
        cleanup.add(() -> stop(pool));
        return pool;
    }

    /** Threads that may wait for the world outside. */
    private static Executor deliveryWorkers(EngineBuilder builder) {
        Executor given = builder.workers;
        Thread.Builder.OfVirtual patient = Thread.ofVirtual().name("pawl-delivery-", 0);
        return given != null ? given : patient::start;
    }

    private Following following(EngineBuilder builder, Store store, EngineClock clock, Executor patient) {
        ExpressRetention retention = new ExpressRetention(store.expressLog(), clock, patient, builder.expressLog);
        List<Watcher> watchers = new ArrayList<>(builder.watchers);
        watchers.add(followers);
        return new Following(watchers, new ExpressIntake(store.expressLog(), new LogSelection(store.machines()), clock,
                patient, builder.expressLog, lease -> {
                    followers.committed(lease.partition());
                    retention.sweep(lease.partition());
                }), retention);
    }

    private static void stop(ForkJoinPool pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
