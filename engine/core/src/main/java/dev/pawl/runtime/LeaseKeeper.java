package dev.pawl.runtime;

import dev.pawl.store.Cluster;
import dev.pawl.store.Cluster.Node;
import dev.pawl.store.Cluster.View;
import dev.pawl.store.Lease;
import dev.pawl.store.Partitions;
import dev.pawl.timer.Complaint;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds this node's share of the partitions: says now and then that the node is there, takes what is free,
 * gives away
 * what is too much, one at a time, and lets go of what it lost, or cannot be sure to have.
 */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int BEATS = 5;
    private static final int MARGIN = 8;
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(250);

    private final Partitions partitions;
    private final Cluster cluster;
    private final Leases leases;
    private final EngineClock clock;
    private final Executor patient;
    private final Duration howLong;
    private final Parties parties;
    private final Object letting = new Object();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final Map<Integer, Lock> taking = new ConcurrentHashMap<>();
    private final Complaint complaint;
    private volatile Node node;
    private volatile boolean givesAway;
    private volatile boolean aside;
    private volatile boolean stopped;
    private volatile Optional<View> seen = Optional.empty();

    LeaseKeeper(Partitions partitions, Cluster cluster, Leases leases, EngineClock clock, Executor patient,
            Terms terms, Parties parties) {
        this.partitions = partitions;
        this.cluster = cluster;
        this.leases = leases;
        this.clock = clock;
        this.patient = patient;
        this.howLong = terms.lease();
        this.node = new Node(terms.nodeId(), "", "", "", clock.now(), false);
        this.parties = parties;
        this.complaint = new Complaint(clock::nanoTime, LOG::error);
    }

    /** In whose name, and for how long a lease is taken. */
    record Terms(String nodeId, Duration lease) {}

    /**
     * Who is told of partitions that come and go.
     *
     * @param give
     *            gives one away, and tells when that is done
     * @param seen
     *            told how things stand, again and again
     * @param busy
     *            how much there is to do in a partition: of several the least busy is given away
     */
    record Parties(Consumer<Lease> taken, Consumer<Lease> lost, BiConsumer<Lease, Runnable> give,
            Consumer<View> seen,
            ToIntFunction<Integer> busy) {}

    /** Takes what it can at once, then keeps it. */
    void start() {
        List<Lease> got = List.of();
        try {
            got = take(beat());
        } finally {
            again(pause());
        }
        got.forEach(this::takeUp);
    }

    /** How the node is called, where it is reached, and what it runs. */
    void announce(String name, String address, String version) {
        node = new Node(node.id(), name, address, version, node.startedAt(), node.stopping());
        if (cluster.shared()) {
            hurry();
        }
    }

    Node node() {
        return node;
    }

    boolean owns(String executionArn) {
        return leases.of(executionArn).isPresent();
    }

    /** How things stood a moment ago. */
    Optional<View> seen() {
        return seen;
    }

    /** Whether somebody is there who could take what we give away. */
    boolean hasOthers() {
        return cluster.shared() && cluster.look().nodes().stream()
                .anyMatch(other -> !other.id().equals(node.id()) && !other.stopping());
    }

    /** Hands over what it has, one partition after the other, and takes nothing; or takes its share again. */
    void stepAside(boolean now) {
        if (aside != now && !(node.stopping() && !aside)) {
            aside = now;
            node = new Node(node.id(), node.name(), node.address(), node.version(), node.startedAt(), now);
            hurry();
        }
    }

    /** Takes nothing any more, and says so to the others. */
    void stopTaking() {
        aside = false;
        node = new Node(node.id(), node.name(), node.address(), node.version(), node.startedAt(), true);
        beat();
    }

    /** Gives all partitions back. */
    void stop() {
        stopped = true;
        List<Lease> all = leases.held().stream().map(Leases.Owned::lease).toList();
        all.forEach(leases::remove);
        partitions.release(all);
        if (cluster.shared()) {
            cluster.leave(node.id());
        }
    }

    /** Somebody found out that a lease is over. */
    void lost(Lease lease) {
        // it must not be taken again, by another thread, before all that was held of it is gone
        synchronized (letting) {
            if (leases.remove(lease)) {
                leases.lost(lease);
                LOG.warn("Partition {} belongs to another node now, or nobody knows", lease.partition());
                parties.lost().accept(lease);
            }
        }
    }

    /** Something has changed: looks at once. */
    void hurry() {
        clock.after(Duration.ZERO, this::submit);
    }

    private Duration pause() {
        return howLong.dividedBy(cluster.shared() ? BEATS : 3);
    }

    private void again(Duration pause) {
        clock.after(pause, this::submit);
    }

    private void submit() {
        if (stopped) {
            return;
        }
        letGoOfWhatIsOver();
        if (!beating.compareAndSet(false, true)) {
            return;
        }
        try {
            patient.execute(this::round);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }

    private void round() {
        Duration pause = AFTER_FAILURE;
        try {
            View view = beat();
            List<Lease> got = take(view);
            got.forEach(lease -> patient.execute(() -> taken(lease)));
            balance(view);
            parties.seen().accept(view);
            pause = untilNext(view);
            complaint.over("Leases are renewed again");
        } catch (RuntimeException e) {
            if (!stopped) {
                complaint.of("Leases could not be renewed; trying again", e);
            }
        } finally {
            beating.set(false);
        }
        if (!stopped) {
            again(pause);
        }
    }

    private void taken(Lease lease) {
        try {
            takeUp(lease);
        } catch (RuntimeException e) {
            LOG.error("Partition {} could not be taken up; it is let go and taken again", lease.partition(), e);
            lost(lease);
        }
    }

    /**
     * This may come late, on a machine with too much to do: then the lease is over, and perhaps the partition has
     * been
     * taken anew. Of one partition only one is taken up at a time, and what was over before the end is undone.
     */
    private void takeUp(Lease lease) {
        Lock one = taking.computeIfAbsent(lease.partition(), partition -> new ReentrantLock());
        one.lock();
        try {
            if (!leases.holds(lease)) {
                return;
            }
            parties.taken().accept(lease);
            if (!leases.holds(lease) && !stopped) {
                parties.lost().accept(lease);
            }
        } finally {
            one.unlock();
        }
    }

    /** Says that we are there; whatever does not stand after that is lost. */
    private View beat() {
        long asked = clock.nanoTime();
        List<Leases.Owned> held = leases.held();
        View view = cluster.beat(node, howLong, held.stream().map(Leases.Owned::lease).toList());
        List<Lease> stand = view.standing(node.id(), held.stream().map(Leases.Owned::lease).toList());
        for (Leases.Owned one : held) {
            if (!stand.contains(one.lease()) || !one.term().prolong(asked, certain())) {
                lost(one.lease());
            }
        }
        seen = Optional.of(view);
        return view;
    }

    /** Less than the store was asked for, so that we stop before somebody else begins. */
    private Duration certain() {
        return howLong.minus(howLong.dividedBy(MARGIN));
    }

    private void letGoOfWhatIsOver() {
        leases.held().stream().filter(o -> !o.term().stands()).map(Leases.Owned::lease).forEach(this::lost);
    }

    private List<Lease> take(View view) {
        int wanted = Shares.of(node.id(), view) - leases.held().size();
        if (wanted <= 0 || stopped || node.stopping()) {
            return List.of();
        }
        long asked = clock.nanoTime();
        List<Lease> got = List.copyOf(partitions.acquire(node.id(), howLong, wanted));
        synchronized (letting) {
            got.forEach(lease -> leases.add(lease, clock.now(),
                    cluster.shared() ? Term.of(clock, asked, certain()) : Term.endless(clock)));
        }
        return got;
    }

    /** One at a time: the others go on meanwhile, and nobody is flooded. */
    private void balance(View view) {
        List<Lease> mine = leases.all();
        if (mine.size() <= Shares.of(node.id(), view) || givesAway || (node.stopping() && !mayLeave(view))) {
            return;
        }
        mine.stream().min(Comparator.comparingInt(lease -> parties.busy().applyAsInt(lease.partition())))
                .ifPresent(lease -> {
                    givesAway = true;
                    parties.give().accept(lease, () -> {
                        givesAway = false;
                        again(SOON);
                    });
                });
    }

    /** Whoever stops hands all over at once; whoever steps aside needs somebody who takes it. */
    private boolean mayLeave(View view) {
        return aside && view.nodes().stream().anyMatch(other -> !other.stopping());
    }

    /** The usual, or the moment at which somebody's lease is over. */
    private Duration untilNext(View view) {
        Duration next = pause();
        for (Partitions.Holding holding : view.holdings()) {
            Duration left = Duration.between(view.now(), holding.until()).plus(SOON);
            if (holding.node().filter(owner -> !owner.equals(node.id())).isPresent() && left.compareTo(next) < 0) {
                next = left.isNegative() ? SOON : left;
            }
        }
        return next;
    }
}
