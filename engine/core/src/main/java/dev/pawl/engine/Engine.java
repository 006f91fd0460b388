package dev.pawl.engine;

import dev.pawl.arn.ArnScope;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.connector.Connector;
import dev.pawl.items.ItemSources;
import dev.pawl.delivery.DeliverySettings;
import dev.pawl.delivery.Followers;
import dev.pawl.delivery.Lag;
import dev.pawl.delivery.Subscriber;
import dev.pawl.delivery.Watcher;
import dev.pawl.hold.Holds;
import dev.pawl.limit.Limit;
import dev.pawl.limit.LimitDesk;
import dev.pawl.log.ExpressIntake;
import dev.pawl.log.ExpressLogSettings;
import dev.pawl.log.ExpressRetention;
import dev.pawl.log.LogSelection;
import dev.pawl.log.MachineLog;
import dev.pawl.metrics.Metrics;
import dev.pawl.protection.Protection;
import dev.pawl.protection.ProtectionSettings;
import dev.pawl.runtime.ExecutionRuntime;
import dev.pawl.runtime.Members;
import dev.pawl.runtime.RuntimeSettings;
import dev.pawl.store.PastExecutions;
import dev.pawl.store.Store;
import dev.pawl.teststate.FileItems;
import dev.pawl.teststate.mock.ServiceModels;
import dev.pawl.timer.EngineClock;
import dev.pawl.timer.SystemClock;
import dev.pawl.trace.Tracing;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
    private final byte[] secret;
    private final ItemSources items;
    private final StateTests stateTests;
    private final MachineLog logs;
    private final Followers followers;
    private final List<Runnable> cleanup;
    private final Protection protection;

    private Engine(Builder builder, Store store) {
        cleanup = new ArrayList<>();
        EngineClock clock = clock(builder);
        Executor workers = workers(builder);
        ArnScope scope = ArnScope.of(builder.region, builder.account);
        List<Connector> connectors = new ArrayList<>(builder.connectors);
        StatesConnector states = new StatesConnector();
        connectors.add(states);
        Holds holds = new Holds(store.control(), clock, workers);
        holding = new Holding(store, holds);
        LimitDesk desk = new LimitDesk(store, clock, builder.random, builder.limits);
        holds.onChanged(desk::look);
        limiting = new Limiting(store, desk);
        runtime = new ExecutionRuntime(new ExecutionRuntime.Parts(store, clock, workers, builder.random, builder.node,
                DefinitionParser::parseTrusted, connectors, builder.settings,
                new ExecutionRuntime.Items(builder.items.readers(), builder.items.writers(), waiting(builder)),
                builder.metrics, holds, desk, builder.tracing));
        store.measuredBy(builder.metrics);
        machines = new StateMachines(store, scope, clock, builder.quotas.stateMachines(), builder.past);
        versions = new StateMachineVersions(store);
        aliases = new StateMachineAliases(store, clock);
        protection = builder.clock == null
                ? Protection.start(builder.protection, store.file(), runtime::inMemory, clock)
                : Protection.none(clock);
        cleanup.add(protection::close);
        OpenExecutions open = new OpenExecutions(builder.quotas.openExecutions(), store.executions()::countRunning);
        executions = new Executions(store, runtime, clock, builder.random, new StartGate(open, holding,
                new Admission(protection), limiting), builder.past);
        forks = new Forks(store, runtime, executions, new ForkPlans(store, clock, builder.random), open);
        migrations = new Migrations(store, runtime, executions, builder.random);
        activities = new ActivityTasks(store, runtime, scope, clock, builder.quotas);
        mapRuns = new MapRuns(store, runtime);
        tasks = new TaskTokens(runtime);
        promises = new Promises(runtime);
        tags = new ResourceTags(store);
        this.store = store;
        events = new EngineEvents(runtime);
        secret = store.secret();
        items = builder.items;
        cleanup.add(items::close);
        stateTests = new StateTests(connectors, clock, builder.random, scope, builder.serviceModels,
                builder.items.formats().<FileItems>map(MadeUpFile::new).orElse(FileItems.NONE));
        logs = new MachineLog(store);
        Executor patient = deliveryWorkers(builder);
        followers = new Followers(store, builder.subscribers, clock, patient, builder.deliveries);
        runtime.followedBy(following(builder, store, clock, patient));
        states.connect(executions, tasks);
    }

    /** An engine to be. */
    public static Builder builder() {
        return new Builder();
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
        return secret.clone();
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

    private EngineClock clock(Builder builder) {
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
    private Executor waiting(Builder builder) {
        if (builder.workers != null) {
            return builder.workers;
        }
        ExecutorService own = Executors.newVirtualThreadPerTaskExecutor();
        cleanup.add(own::shutdownNow);
        return own;
    }

    private Executor workers(Builder builder) {
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
    private static Executor deliveryWorkers(Builder builder) {
        Executor given = builder.workers;
        Thread.Builder.OfVirtual patient = Thread.ofVirtual().name("pawl-delivery-", 0);
        return given != null ? given : patient::start;
    }

    private Following following(Builder builder, Store store, EngineClock clock, Executor patient) {
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

    /** Gathers what an engine needs; only the store has no default. */
    public static final class Builder {
        private final List<Connector> connectors = new ArrayList<>();
        private final List<Subscriber> subscribers = new ArrayList<>();
        private final List<Watcher> watchers = new ArrayList<>();
        private DeliverySettings deliveries = DeliverySettings.STANDARD;
        private ExpressLogSettings expressLog = ExpressLogSettings.STANDARD;
        private @Nullable Store store;
        private @Nullable EngineClock clock;
        private @Nullable Executor workers;
        private Map<String, Limit> limits = Map.of();
        private ItemSources items = ItemSources.NONE;
        private RandomGenerator random = new SecureRandom();
        private RuntimeSettings settings = RuntimeSettings.STANDARD;
        private ProtectionSettings protection = ProtectionSettings.STANDARD;
        private PastExecutions past = PastExecutions.NONE;
        private Quotas quotas = Quotas.STANDARD;
        private ServiceModels serviceModels = ServiceModels.NONE;
        private Metrics metrics = Metrics.NONE;
        private Tracing tracing = Tracing.PASS_ON;
        private String node = UUID.randomUUID().toString();
        private String region = "us-east-1";
        private String account = "123456789012";

        private Builder() {}

        /** Where everything is kept. */
        public Builder store(Store where) {
            store = where;
            return this;
        }

        /** Further connectors; the first that handles a Resource is asked. */
        public Builder connectors(Collection<? extends Connector> further) {
            connectors.addAll(further);
            return this;
        }

        /** Another clock than the machine's. */
        public Builder clock(EngineClock other) {
            clock = other;
            return this;
        }

        /** Other threads than a pool as large as the machine; the engine does not end them. */
        public Builder workers(Executor other) {
            workers = other;
            return this;
        }

        /** Another source of secrets and UUIDs; it must bear many threads. Anything but a secure one is for tests. */
        public Builder random(RandomGenerator other) {
            random = other;
            return this;
        }

        /** Where distributed Maps read items and write results; closed with the engine. */
        public Builder items(ItemSources sources) {
            items = sources;
            return this;
        }

        /** Other settings than the standard ones. */
        public Builder settings(RuntimeSettings other) {
            settings = other;
            return this;
        }

        /** Other limits than AWS's on how much there may be. */
        public Builder quotas(Quotas other) {
            quotas = other;
            return this;
        }

        /** When starts are refused, so that what runs goes on. */
        public Builder protection(ProtectionSettings other) {
            protection = other;
            return this;
        }

        /** Where executions are looked for that are not in the store any more. */
        public Builder past(PastExecutions elsewhere) {
            past = elsewhere;
            return this;
        }

        /** What services answer, so that mocks of states under test can be held against it. */
        public Builder serviceModels(ServiceModels known) {
            serviceModels = known;
            return this;
        }

        /** Those who want to hear of what was committed; they are closed with the engine. */
        public Builder subscribers(Collection<? extends Subscriber> further) {
            subscribers.addAll(further);
            return this;
        }

        /** Those who follow what is committed by themselves; they are closed with the engine. */
        public Builder watchers(Collection<? extends Watcher> further) {
            watchers.addAll(further);
            return this;
        }

        /** Limits of how much runs at the same time, and how often, by name. */
        public Builder limits(Map<String, Limit> some) {
            limits = Map.copyOf(some);
            return this;
        }

        /** Another pace of deliveries than the standard one. */
        public Builder deliveries(DeliverySettings other) {
            deliveries = other;
            return this;
        }

        /** How much is kept of what Express executions do, where their machines have logging on. */
        public Builder expressLog(ExpressLogSettings other) {
            expressLog = other;
            return this;
        }

        /** Has what the engine and its store do counted there. */
        public Builder metrics(Metrics where) {
            metrics = where;
            return this;
        }

        /** In which traces executions are, and what their tasks are told of it. */
        public Builder tracing(Tracing other) {
            tracing = other;
            return this;
        }

        /** In whose name ARNs are made. */
        public Builder account(String accountId, String inRegion) {
            account = accountId;
            region = inRegion;
            return this;
        }

        /** The node's name among several on one store; it must never be used again. */
        public Builder node(String unique) {
            node = unique;
            return this;
        }

        /** Wires an engine and starts it: what is outstanding in the store is taken up before this returns. */
        public Engine start() {
            Store where = store;
            if (where == null) {
                throw new IllegalStateException("Expected a store, but none was given");
            }
            Engine engine = new Engine(this, where);
            engine.runtime.start();
            engine.machines.resumeDeletes();
            return engine;
        }
    }
}
