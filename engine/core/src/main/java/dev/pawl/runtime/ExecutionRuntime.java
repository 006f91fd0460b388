package dev.pawl.runtime;

import dev.pawl.asl.StateMachine;
import dev.pawl.connector.Connector;
import dev.pawl.hold.Holds;
import dev.pawl.limit.LimitDesk;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.TaskToken;
import dev.pawl.interpreter.model.Trigger;
import dev.pawl.items.ItemReaders;
import dev.pawl.items.ResultWriters;
import dev.pawl.metrics.Metrics;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.NewExecution;
import dev.pawl.store.Store;
import dev.pawl.timer.DueTimers;
import dev.pawl.timer.EngineClock;
import dev.pawl.trace.Tracing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Moves the executions of a store: the one place that wires mailboxes, timers, connectors and leases. What it
 * is told is
 * answered once it is durable.
 */
public final class ExecutionRuntime implements AutoCloseable {
    private final Store store;
    private final EngineClock clock;
    private final Executor workers;
    private final RuntimeSettings settings;
    private final Leases leases;
    private final Mailboxes mailboxes;
    private final MapRunBoxes mapRuns;
    private final Posts addresses;
    private final DueTimers timers;
    private final Calls calls;
    private final ActivityDesk desk;
    private final InboxWatch inboxes;
    private final Remote remote;
    private final Aftermath aftermath;
    private final Recovery recovery;
    private final Holds holds;
    private final Releases releases;
    private final Turnstile turnstile;
    private final LeaseKeeper keeper;
    private final Leaving leaving;
    private final PartitionParts partitions;
    private final Elsewhere elsewhere;
    private final Executor patient;
    private final RedriveRules redriveRules;
    private final Migrating migrating;
    private volatile AfterCommit followed = AfterCommit.NOBODY;
    private volatile boolean closed;

    /**
     * What the runtime works with.
     *
     * @param workers
     *            threads that decide; the runtime does not end them
     * @param random
     *            what secrets and UUIDs are drawn from; used by many threads
     * @param node
     *            unique among all processes, also across restarts
     * @param parser
     *            of stored definitions
     * @param holds
     *            what people paused
     * @param limits
     *            what people limited
     */
    public record Parts(Store store, EngineClock clock, Executor workers, RandomGenerator random, String node,
            Function<String, StateMachine> parser, List<Connector> connectors, RuntimeSettings settings,
            Items items, Metrics metrics, Holds holds, LimitDesk limits, Tracing tracing) {}

    /**
     * Where the items of map runs come from, and where their results go.
     *
     * @param waiting
     *            threads that may wait for the network; the runtime does not end them
     */
    public record Items(ItemReaders readers, ResultWriters writers, Executor waiting) {}

    /** Wires everything; nothing moves before {@link #start}. */
    public ExecutionRuntime(Parts parts) {
        Pieces pieces = new Pieces(parts);
        store = parts.store();
        clock = parts.clock();
        workers = parts.workers();
        settings = parts.settings();
        leases = new Leases(store.partitions());
        holds = parts.holds();
        turnstile = turnstile(parts);
        Gates gates = new Gates(holds, store, turnstile);
        redriveRules = new RedriveRules(store, clock, settings.redriveWindow());
        Backlog writing = Backlog.ofThisProcess();
        Backlog delivered = Backlog.ofThisProcess();
        Loader loader = new Loader(store, new Definitions(parts.parser()), turnstile, parts.tracing());
        migrating = new Migrating(store, loader);
        patient = parts.items().waiting();
        elsewhere = new Elsewhere(store.cluster());
        mailboxes = new Mailboxes(workers, store, leases, loader, decisions(parts, loader, gates), settings, writing);
        mapRuns = new MapRunBoxes(workers, store, leases, clock, new MapRunLoader(store, loader),
                pieces.mapRunDecisions(redriveRules, () -> writing.isFull() || delivered.isFull(), gates), refusals());
        addresses = new Addresses(mailboxes, mapRuns);
        remote = new Remote(store, loader, redriveRules, migrating, clock, workers, this::sentHere);
        OtherNodes others = new OtherNodes(store, leases, clock, patient, remote, elsewhere);
        Inbox inbox = new Inbox(store.outstanding(), leases, clock, addresses, delivered, others);
        mapRuns.followedBy(pieces.mapRunAftermath(inbox, mailboxes, mapRuns), others);
        calls = pieces.calls(mailboxes, elsewhere);
        desk = new ActivityDesk(store.outstanding(), clock, workers, leases, mailboxes, others.activities());
        timers = pieces.timers(mailboxes);
        aftermath = aftermath(parts.metrics(), inbox);
        pieces.measure(new Gauges.Sources(mailboxes, mapRuns, calls, writing, inbox, timers, leases));
        recovery = new Recovery(store, calls, inbox, addresses, elsewhere, new Quiet(holds, leases, workers));
        partitions = new PartitionParts(parts.node(), timers, mailboxes, mapRuns, calls, elsewhere, leases);
        HandOver handOver = pieces.handOver(leases, partitions);
        keeper = keeper(parts.node(), handOver);
        leaving = leaving(handOver, others);
        inboxes = new InboxWatch(store, inbox, leases, clock, workers, settings.inboxPoll());
        releases = releases();
        mailboxes.judgedBy(verdict(inbox, others), others);
    }

    private Aftermath aftermath(Metrics metrics, Inbox inbox) {
        Aftermath made = new Aftermath(clock, new Aftermath.Places(timers, calls, desk, inbox, mailboxes), leases,
                new ExecutionMeters(metrics, clock));
        turnstile.deliverBy(inbox);
        made.turnsBy(turnstile);
        return made;
    }

    private Releases releases() {
        Releases made = new Releases(store, holds, leases, addresses, workers);
        holds.onResumed(made::over);
        return made;
    }

    private Leaving leaving(HandOver handOver, OtherNodes others) {
        return new Leaving(keeper, handOver, leases, new Leaving.UnderWay(mailboxes, calls, others), clock,
                settings.drain());
    }

    private Turnstile turnstile(Parts parts) {
        Turnstile made = new Turnstile(parts.limits(), leases, clock, new Turnstile.Pace(parts.items().waiting(),
                settings.inboxPoll().multipliedBy(5)));
        made.stoppingBy((arn, why) -> tell(arn, new Trigger.StopRequested(why)));
        return made;
    }

    private Decisions decisions(Parts parts, Loader loader, Gates gates) {
        return new Decisions(clock, parts.random(), settings, new Beats(), leases, new Tokens(loader::wasScheduled),
                new Decisions.Around(arn -> store.activities().find(arn).isPresent(), redriveRules, migrating,
                        gates));
    }

    private MapRunBoxes.Refusals refusals() {
        return new MapRunBoxes.Refusals(settings.retryPause(), this::lostLease);
    }

    private LeaseKeeper keeper(String node, HandOver handOver) {
        return new LeaseKeeper(store.partitions(), store.cluster(), leases, clock, patient,
                new LeaseKeeper.Terms(node, settings.lease()), new LeaseKeeper.Parties(this::taken, this::lost,
                        handOver::give, recovery::orphans, partitions::count));
    }

    private Verdict verdict(Inbox inbox, OtherNodes others) {
        return new Verdict(aftermath, mailboxes, inbox, store.expressStarts(), clock,
                new Verdict.Refused(settings.retryPause(), live -> lostLease(live.lease())),
                new Verdict.Others(others, others::expressEnded));
    }

    /** Before it starts: somebody follows what is durable, and is closed with the runtime. */
    public void followedBy(AfterCommit who) {
        followed = who;
        partitions.followedBy(who);
        aftermath.followedBy(who);
    }

    /** Takes partitions and what is outstanding in them: overdue timers first, then messages and tasks. */
    public void start() {
        store.notices().hear(this::heard);
        keeper.start();
        // the others look whether they have too much now
        store.notices().tell(HandOver.FREE);
        inboxes.start();
        turnstile.start();
        if (store.partitions().count() > 1) {
            holds.follow();
        }
    }

    /** Begins an execution. */
    public CompletionStage<Settlement> begin(NewExecution execution) {
        return tell(execution.info().arn(), new Signal.Begin(execution));
    }

    /** Runs an Express execution; settled with its end. */
    public CompletionStage<Settlement> runExpress(ExecutionInfo info, long machineRevisionKey,
            Optional<String> traceHeader) {
        return tellHere(info.arn(),
                new Signal.BeginExpress(info, machineRevisionKey, false, leaseOf(info.arn()), traceHeader));
    }

    /** Begins an Express execution that is run again after a crash; settled once that is sure. */
    public CompletionStage<Settlement> beginExpress(ExecutionInfo info, long machineRevisionKey,
            Optional<String> traceHeader) {
        Optional<Lease> lease = leaseOf(info.arn());
        if (lease.isEmpty() || closed) {
            return CompletableFuture.completedFuture(new Settlement.Unavailable("No partition for the execution"));
        }
        return store.expressStarts().put(lease.get(), new ExpressStarts.Start(info, machineRevisionKey))
                .thenCompose(put -> tellHere(info.arn(),
                        new Signal.BeginExpress(info, machineRevisionKey, true, lease, traceHeader)));
    }

    private Optional<Lease> leaseOf(String arn) {
        return leases.of(arn).map(Leases.Owned::lease);
    }

    /** Tells an execution something, such as to stop. */
    public CompletionStage<Settlement> tell(String executionArn, Trigger trigger) {
        return tell(executionArn, new Signal.Tell(trigger));
    }

    /** Redrives an execution that did not succeed; the same token does so once. */
    public CompletionStage<Settlement> redrive(String executionArn, String clientToken) {
        return tell(executionArn, new Signal.Redrive(clientToken));
    }

    /** Has a running execution run another revision of its machine from now on. */
    public CompletionStage<Settlement> migrate(String executionArn, Migration to) {
        return tell(executionArn, new Signal.Migrate(to));
    }

    /** What may be migrated. */
    public Migrating migrating() {
        return migrating;
    }

    /** What may be redriven. */
    public RedriveRules redriveRules() {
        return redriveRules;
    }

    /** Gives a map run other limits. */
    public CompletionStage<Settlement> limit(String mapRunArn, MapRunLimits limits) {
        return tell(mapRunArn, new Signal.LimitMapRun(limits));
    }

    /** Somebody brings a task token back. */
    public CompletionStage<Settlement> callback(TaskToken token, Trigger trigger) {
        return tell(token.executionArn(), new Signal.Callback(token, trigger, false));
    }

    /** A service that promised to brings the end of a task. */
    public CompletionStage<Settlement> keepPromise(TaskToken token, Trigger trigger) {
        return tell(token.executionArn(), new Signal.Callback(token, trigger, true));
    }

    /** Whoever holds a task token is alive. */
    public CompletionStage<Settlement> beat(TaskToken token) {
        return tell(token.executionArn(), new Signal.Beat(token));
    }

    /** A worker waits for a task of an activity, no longer than it is there. */
    public CompletionStage<Optional<Settlement.Handed>> poll(String activityArn, Optional<String> workerName,
            Duration atMost, CompletionStage<?> gone) {
        return closed
                ? CompletableFuture.completedFuture(Optional.empty())
                : desk.poll(activityArn, workerName, atMost, gone);
    }

    /** The nodes, and what they hold. */
    public Members members() {
        return new Members(store, keeper);
    }

    /** Whether this node owns the partition that an execution is in, or would be. */
    public boolean owns(String executionArn) {
        return leases.of(executionArn).isPresent();
    }

    /** An Express execution that a map run began; there is no other way to look at one. */
    public Optional<ExecutionRecord> expressChild(String executionArn) {
        return ExpressChildren.find(store.mapRuns(), executionArn);
    }

    /** How many executions are in memory. */
    public int inMemory() {
        return mailboxes.count();
    }

    /** Has somebody told of all that happens, after it is durable. */
    public void subscribe(Listener listener) {
        aftermath.subscribe(listener);
    }

    /** Ends that. */
    public void unsubscribe(Listener listener) {
        aftermath.unsubscribe(listener);
    }

    /** Stops in order: nothing new begins, calls that are under way may end, then partitions are given back. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        inboxes.close();
        holds.close();
        turnstile.close();
        aftermath.drain();
        mapRuns.drain();
        desk.close();
        boolean others = leaving.handAllOver();
        if (!others) {
            timers.close();
        }
        leaving.awaitQuiet(others);
        timers.close();
        followed.close();
        leaving.stopKeeping();
        calls.close();
    }

    private CompletionStage<Settlement> tell(String arn, Signal signal) {
        if (closed || leases.of(arn).isPresent()) {
            return tellHere(arn, signal);
        }
        CompletableFuture<Settlement> answer = new CompletableFuture<>();
        remote.post(arn, Mail.of(signal, answer::complete));
        return answer;
    }

    private CompletionStage<Settlement> tellHere(String arn, Signal signal) {
        if (closed) {
            return CompletableFuture.completedFuture(new Settlement.Unavailable("The engine is being stopped"));
        }
        CompletableFuture<Settlement> answer = new CompletableFuture<>();
        addresses.post(arn, Mail.of(signal, answer::complete));
        return answer;
    }

    private void lostLease(Lease lease) {
        keeper.lost(lease);
    }

    private void taken(Lease lease) {
        followed.taken(lease);
        if (closed) {
            return;
        }
        timers.own(lease.partition());
        recovery.recover(lease);
        releases.taken(lease);
    }

    private void lost(Lease lease) {
        followed.lost(lease);
        timers.disown(lease.partition());
        mailboxes.abandon(lease.partition());
        mapRuns.abandon(lease.partition());
        elsewhere.forget(leases, lease.partition());
    }

    /** Another node tells us something; an empty notice says that some may have been lost. */
    private void heard(String notice) {
        if (closed) {
            return;
        }
        Optional<Integer> partition = Remote.inbox(notice);
        if (partition.isPresent()) {
            sentHere(partition.get());
        } else if (notice.equals(HandOver.FREE)) {
            keeper.hurry();
        } else if (notice.startsWith(OtherNodes.TASKS)) {
            desk.offeredAbroad(notice.substring(OtherNodes.TASKS.length()));
        } else if (notice.isEmpty()) {
            inboxes.readSoon();
        } else {
            remote.heard(notice);
        }
    }

    private void sentHere(int partition) {
        inboxes.sent(partition);
    }
}
