package dev.pawl.runtime;

import dev.pawl.history.Failure;
import dev.pawl.limit.Limit;
import dev.pawl.limit.LimitDesk;
import dev.pawl.store.Claims;
import dev.pawl.store.Claims.Capacity;
import dev.pawl.store.Claims.Claim;
import dev.pawl.store.Claims.Granted;
import dev.pawl.store.Claims.WhenFull;
import dev.pawl.store.NewExecution;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets those in that wait for their turn, whenever places have come free here; and looks now and then for
 * what a node
 * that died did not come to. Any node may do so for any group: the store gives no place twice.
 */
final class Turnstile {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);
    private static final int AT_ONCE = 64;
    private static final int GROUPS_EACH_ROUND = 256;
    private static final int OLDER_AT_ONCE = 100;
    private static final Duration BEGINS_WITHIN = Duration.ofMinutes(1);

    private final LimitDesk desk;
    private final Claims claims;
    private final Leases leases;
    private final EngineClock clock;
    private final Executor patient;
    private final Duration round;
    private final Set<String> poked = new LinkedHashSet<>();
    private final Map<String, Instant> awaited = new ConcurrentHashMap<>();
    private final AtomicBoolean rounds = new AtomicBoolean();
    private boolean serving;
    private String lastGroup = "";
    private BiConsumer<String, Failure> stop = (arn, why) -> {};
    private @Nullable Inbox inbox;
    private volatile boolean closed;

    /** How it waits. */
    record Pace(Executor patient, Duration round) {}

    Turnstile(LimitDesk desk, Leases leases, EngineClock clock, Pace pace) {
        this.desk = desk;
        this.claims = desk.claims();
        this.leases = leases;
        this.clock = clock;
        this.patient = pace.patient();
        this.round = pace.round();
    }

    /** Before it starts: where messages lie that it writes. */
    void deliverBy(Inbox where) {
        inbox = where;
    }

    /** Before it starts: who stops executions that others replace. */
    void stoppingBy(BiConsumer<String, Failure> how) {
        stop = how;
    }

    /** Looks for what others left, if there is anything to look for. */
    void start() {
        if (desk.inUse() && rounds.compareAndSet(false, true)) {
            nextRound();
        }
    }

    void close() {
        closed = true;
    }

    /** Whether places were reserved for an execution that is to begin, if it needs any. */
    boolean admits(NewExecution execution) {
        return !execution.limited() || !claims.of(execution.info().arn()).isEmpty();
    }

    /** Has an execution know of its claims. */
    Live known(Live live) {
        if (desk.inUse()) {
            live.places().read(desk.of(live.info().arn()));
        }
        return live;
    }

    LimitDesk desk() {
        return desk;
    }

    /** Places may have come free in these groups, or somebody has come. */
    void poke(Collection<String> groups) {
        start();
        synchronized (poked) {
            poked.addAll(groups);
            if (serving || poked.isEmpty()) {
                return;
            }
            serving = true;
        }
        execute(this::serve);
    }

    private void serve() {
        List<String> next = take();
        while (!next.isEmpty()) {
            try {
                grant(next);
            } catch (RuntimeException e) {
                LOG.warn("Places under limits could not be given; trying again", e);
            }
            next = take();
        }
    }

    private List<String> take() {
        synchronized (poked) {
            List<String> next = poked.stream().limit(AT_ONCE).toList();
            next.forEach(poked::remove);
            serving = !next.isEmpty();
            return next;
        }
    }

    private void grant(List<String> groups) {
        List<Claims.Turn> turns = new ArrayList<>();
        for (String group : groups) {
            Optional<Limit> limit = desk.limits().find(Limit.nameOf(group));
            limit.filter(one -> one.waiting().whenFull() == WhenFull.REPLACE).ifPresent(one -> replace(one, group));
            turns.add(new Claims.Turn(group, limit.map(Limit::capacity).orElse(Capacity.UNLIMITED)));
        }
        Granted granted = claims.grant(turns, clock.now(), claim -> InboxText.granted(claim.arn(), claim.eventId()));
        Inbox here = inbox;
        if (here != null) {
            granted.messages().forEach((id, message) -> here.deliverHere(message, id));
        }
        granted.next().forEach(this::await);
        poke(granted.further());
    }

    /** The newest that has begun stays; those before it are stopped. */
    private void replace(Limit limit, String group) {
        List<Claim> begun = claims.ofGroup(group, OLDER_AT_ONCE).stream().filter(Claim::begun).toList();
        begun.stream().limit(Math.max(0, begun.size() - 1L)).forEach(claim -> stop.accept(claim.arn(),
                new Failure(Optional.of("Pawl.Replaced"),
                        Optional.of("A newer execution takes its place under the limit " + limit.name() + "."))));
    }

    /** A rate lets the next one in later. */
    private void await(String group, Instant when) {
        Instant before = awaited.put(group, when);
        if (before == null || when.isBefore(before)) {
            Duration delay = Duration.between(clock.now(), when);
            clock.after(delay.isNegative() ? Duration.ofMillis(1) : delay.plusMillis(1), () -> {
                awaited.remove(group);
                poke(List.of(group));
            });
        }
    }

    private void nextRound() {
        clock.after(round, () -> {
            if (!closed) {
                execute(this::lookAround);
            }
        });
    }

    private void lookAround() {
        try {
            poke(claims.sweep(clock.now().minus(BEGINS_WITHIN)));
            List<Claims.Place> waiting = claims.waitingGroups(lastGroup, GROUPS_EACH_ROUND);
            lastGroup = waiting.size() < GROUPS_EACH_ROUND ? "" : waiting.get(waiting.size() - 1).group();
            poke(waiting.stream().map(Claims.Place::group).filter(group -> leases.of(group).isPresent()).toList());
        } catch (RuntimeException e) {
            LOG.warn("Those who wait under limits could not be looked after; trying again", e);
        }
        nextRound();
    }

    private void execute(Runnable what) {
        try {
            patient.execute(what);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }
}
