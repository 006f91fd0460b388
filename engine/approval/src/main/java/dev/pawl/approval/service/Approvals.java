package dev.pawl.approval.service;

import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.audit.AuditCheck;
import dev.pawl.approval.audit.AuditEntry;
import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.notify.Notifier;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Forms;
import dev.pawl.approval.rule.Passing;
import dev.pawl.approval.rule.Rules;
import dev.pawl.approval.rule.Scene;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.approval.store.ApprovalStore;
import dev.pawl.approval.store.ApprovalStore.Filter;
import dev.pawl.approval.store.ApprovalStore.Listed;
import dev.pawl.approval.store.ApprovalStore.Stored;
import dev.pawl.approval.store.Errand;
import dev.pawl.approval.store.Errands;
import dev.pawl.connector.Connector;
import dev.pawl.timer.EngineClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests for approval: where people act, and what goes on by itself. Its methods may block for a commit.
 */
public final class Approvals implements AutoCloseable {
    private static final int PAGE = 100;
    private static final int TRIES = 50;
    private static final int TURNS = 64;
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private final ApprovalStore store;
    private final People people;
    private final Forms forms;
    private final EngineClock clock;
    /** Acts of this process about one request wait for each other; only other processes can be faster. */
    private final List<ReentrantLock> turns = Stream.generate(ReentrantLock::new).limit(TURNS).toList();
    private final Executor threads;
    private final List<Notifier> notifiers;
    private final Changes changes;
    private final Links links;
    private final Messenger messenger;
    private final AuditChain chain;
    private final Rounds rounds;
    private final Set<Errand.Kind> errands = EnumSet.of(Errand.Kind.TELL);
    private volatile @Nullable Ends ends;

    /**
     * What it works with.
     *
     * @param threads
     *            which may wait for the store; not ended by this
     * @param chain
     *            of the store's audit trail
     * @param signer
     *            of links
     * @param notifiers
     *            closed with this
     */
    public record Parts(ApprovalStore store, AuditChain chain, LinkSigner signer, People people, Forms forms,
            EngineClock clock,
            Executor threads, List<Notifier> notifiers, ApprovalSettings settings) {}

    /** Wires everything; nothing moves before {@link #connect}. */
    public Approvals(Parts parts) {
        store = parts.store();
        people = parts.people();
        forms = parts.forms();
        clock = parts.clock();
        threads = parts.threads();
        notifiers = List.copyOf(parts.notifiers());
        changes = new Changes(notifiers, people);
        links = new Links(parts.signer(), parts.settings(), people, clock);
        messenger = new Messenger(store, people, links, notifiers, clock, threads);
        chain = parts.chain();
        rounds = new Rounds(clock, threads, this::round);
    }

    /** What takes requests in; to be given to the engine. */
    public Connector connector() {
        return new ApprovalConnector(this, threads);
    }

    /** The engine runs: what was decided is told, and time passes. */
    public void connect(Ends engine) {
        ends = engine;
        rounds.nudge();
    }

    /** The server runs, and is reached there: people are told. */
    public void serve(URI base) {
        links.servedAt(base);
        synchronized (errands) {
            errands.add(Errand.Kind.NOTIFY);
        }
        rounds.nudge();
    }

    /** Links that work without a login. */
    public Links links() {
        return links;
    }

    /** Who there is. */
    public People people() {
        return people;
    }

    /** A request. */
    public Optional<ApprovalRequest> find(String id) {
        return store.find(id).map(Stored::request);
    }

    /** Errands of a request that are not done: who could not be told. */
    public List<Errands.Open> open(String id) {
        return store.errands().of(id);
    }

    /**
     * Somebody does something.
     *
     * @return what came of it, once it is durable; empty if there is no such request
     */
    public Optional<Verdict> act(String id, Actor actor, Act act) {
        return change(id, request -> Rules.act(request, actor, act, scene()));
    }

    /** Somebody looks at a request by a link. */
    public void opened(String id, String person) {
        change(id, request -> Passing.open(request, person, scene()));
    }

    /**
     * Requests in the order in which they were made.
     *
     * @param waitingFor
     *            whom there has to be something to do for; empty: no matter
     */
    public List<Listed> list(Optional<String> waitingFor, Filter filter, long afterKey, int limit) {
        if (waitingFor.isEmpty()) {
            return store.list(filter, afterKey, limit);
        }
        Filter marked = new Filter(Waiting.marksOf(waitingFor.get(), people), Optional.of(Status.WAITING),
                filter.execution());
        List<Listed> found = new ArrayList<>();
        long after = afterKey;
        List<Listed> page = store.list(marked, after, PAGE);
        while (!page.isEmpty() && found.size() < limit) {
            page.stream().filter(listed -> Waiting.waitsFor(listed.request(), waitingFor.get(), people))
                    .limit(limit - (long) found.size()).forEach(found::add);
            after = page.get(page.size() - 1).key();
            page = page.size() < PAGE ? List.of() : store.list(marked, after, PAGE);
        }
        return found;
    }

    /** The audit trail of a request, or of all. */
    public List<AuditEntry> audit(Optional<String> request, long afterSeq, int limit) {
        return request.map(id -> store.audit().of(id, afterSeq, limit))
                .orElseGet(() -> store.audit().entries(afterSeq, limit));
    }

    /**
     * Goes along the whole audit trail.
     *
     * @param noted
     *            hash of an entry that has to be there
     */
    public AuditCheck.Result verify(Optional<String> noted) {
        return new AuditCheck(store.audit(), chain).run(noted);
    }

    /** Does no more by itself. */
    @Override
    public void close() {
        rounds.close();
        notifiers.forEach(notifier -> {
            try {
                notifier.close();
            } catch (Exception e) {
                throw new IllegalStateException("Expected the channel " + notifier.channel() + " to close", e);
            }
        });
    }

    ApprovalStore store() {
        return store;
    }

    Set<String> channels() {
        return notifiers.stream().map(Notifier::channel).collect(Collectors.toSet());
    }

    Scene scene() {
        return new Scene(people, forms, clock.now());
    }

    /** Writes what a rule accepted of a new request; false if there is one of that id already. */
    boolean begin(Verdict.Accepted accepted) {
        boolean written = store.commit(changes.of(accepted, 0, clock.now()));
        rounds.nudge();
        return written;
    }

    /** Judges a request as it is and writes what comes of it; again if somebody else was faster. */
    Optional<Verdict> change(String id, Function<ApprovalRequest, Verdict> rule) {
        ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
        turn.lock();
        try {
            return changeInTurn(id, rule);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Verdict> changeInTurn(String id, Function<ApprovalRequest, Verdict> rule) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Stored> stored = store.find(id);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Verdict verdict = rule.apply(stored.get().request());
            boolean settled = switch (verdict) {
                case Verdict.Refused refused -> true;
                case Verdict.Accepted accepted -> accepted.facts().isEmpty()
                        || store.commit(changes.of(accepted, stored.get().version(), clock.now()));
            };
            if (settled) {
                rounds.nudge();
                return Optional.of(verdict);
            }
        }
        throw new IllegalStateException("Expected to write a change of " + id + ", but others were faster " + TRIES
                + " times");
    }

    /** All that is due now. */
    private Instant round() {
        Instant now = clock.now();
        List<String> waking = store.waking(now, PAGE);
        waking.forEach(id -> change(id, request -> Passing.time(request, scene())));
        Ends engine = ends;
        boolean more = engine != null && errands(engine, now);
        if (waking.size() == PAGE || more) {
            return now;
        }
        return Stream.of(store.nextWake(), engine == null ? Optional.<Instant>empty() : store.errands().next(kinds()))
                .flatMap(Optional::stream).min(Instant::compareTo).orElse(now.plus(PUT_OFF));
    }

    /** Has errands done that are due; true if there may be more of them. */
    private boolean errands(Ends engine, Instant now) {
        List<Errands.Taken> taken = store.errands().take(kinds(), now, now.plus(PUT_OFF), PAGE);
        for (Errands.Taken errand : taken) {
            threads.execute(() -> messenger.run(errand, engine).whenComplete((done, broken) -> rounds.nudge()));
        }
        return taken.size() == PAGE;
    }

    private Set<Errand.Kind> kinds() {
        synchronized (errands) {
            return EnumSet.copyOf(errands);
        }
    }
}
