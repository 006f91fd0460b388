package dev.pawl.bulk;

import dev.pawl.engine.Engine;
import dev.pawl.search.Search;
import dev.pawl.search.Searches;
import dev.pawl.search.query.Query;
import dev.pawl.search.query.QueryException;
import dev.pawl.store.BulkActions;
import dev.pawl.store.BulkActions.Action;
import dev.pawl.store.BulkActions.Change;
import dev.pawl.store.BulkActions.Item;
import dev.pawl.store.BulkActions.ItemState;
import dev.pawl.store.BulkActions.Status;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the actions that are kept, a piece at a time. What came of a piece is durable before the next one
 * begins; an
 * action whose worker died is taken up by whoever looks next.
 */
public final class BulkRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRunner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLAIM = Duration.ofSeconds(15);
    private static final Duration PIECE = Duration.ofMillis(250);
    private static final long PIECES_PER_SECOND = 4;
    private static final int PAGE = 500;
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 8;
    private static final long PATIENCE_SECONDS = 20;

    private final BulkActions actions;
    private final Searches searches;
    private final BulkDeed deed;
    private final BulkAccess access;
    private final EngineClock clock;
    private final Executor workers;
    private final String node;
    private final Set<Long> mine = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * A runner that has not begun.
     *
     * @param workers
     *            threads that may wait
     * @param node
     *            unique among all processes
     */
    public BulkRunner(Engine engine, Bulk bulk, Searches searches, BulkAccess access, EngineClock clock,
            Executor workers, String node) {
        this.actions = bulk.actions();
        this.searches = searches;
        this.deed = new BulkDeed(engine, access);
        this.access = access;
        this.clock = clock;
        this.workers = workers;
        this.node = node;
    }

    /** Begins to look for work. */
    public void start() {
        if (!closed) {
            execute(this::look);
        }
    }

    private void look() {
        try {
            for (Action action : actions.open(MOST_AT_ONCE)) {
                if (!closed && mine.size() < MOST_AT_ONCE && !mine.contains(action.id())
                        && actions.claim(action.id(), node, clock.now(), clock.now().plus(CLAIM))) {
                    mine.add(action.id());
                    execute(() -> goOn(action.name()));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Bulk actions could not be read; trying again", e);
        }
        clock.after(LOOK_EVERY, this::start);
    }

    private void goOn(String name) {
        try {
            Action action = actions.find(name).filter(a -> !a.status().ended()).orElse(null);
            if (action == null) {
                actions.find(name).ifPresent(a -> mine.remove(a.id()));
                return;
            }
            Instant began = clock.now();
            if (closed || !piece(action)) {
                mine.remove(action.id());
                return;
            }
            Duration left = action.status() == Status.SELECTING
                    ? Duration.ZERO
                    : PIECE.minus(Duration.between(began, clock.now()));
            clock.after(left.isNegative() ? Duration.ZERO : left, () -> execute(() -> goOn(name)));
        } catch (RuntimeException e) {
            LOG.warn("A piece of the bulk action {} failed; it is tried again", name, e);
            actions.find(name).ifPresent(a -> mine.remove(a.id()));
        }
    }

    /** Whether there may be more to do. */
    private boolean piece(Action action) {
        BulkOrder order = BulkOrder.read(action.order());
        BulkProgress progress = BulkProgress.read(action.progress());
        if (!access.stillKnows(order.who())) {
            save(action, Status.FAILED, progress.because("The key or token of " + order.by() + " has ended"),
                    List.of(), List.of());
            return false;
        }
        return action.status() == Status.SELECTING
                ? select(action, order, progress)
                : carryOut(action, order, progress);
    }

    private boolean select(Action action, BulkOrder order, BulkProgress before) {
        Query query;
        try {
            query = Query.parse(order.search(), action.createdAt());
        } catch (QueryException e) {
            save(action, Status.FAILED, before.because(String.valueOf(e.getMessage())), List.of(), List.of());
            return false;
        }
        Search.Page page = searches.find(new Search(query, before.cursor(), PAGE, BUDGET));
        List<Item> found = new ArrayList<>();
        for (ExecutionRecord execution : page.executions()) {
            boolean room = before.selected() + found.size() < Bulk.MOST_EXECUTIONS;
            if (room && access.allows(order.who(), "DescribeExecution", execution.info().arn())) {
                found.add(new Item(before.selected() + found.size(), execution.key(), execution.info().arn(),
                        ItemState.PENDING, execution.redriveCount(), Optional.empty()));
            }
        }
        BulkProgress after = before.found(found.size(), page.after());
        boolean more = page.after().isPresent() && after.selected() < Bulk.MOST_EXECUTIONS;
        return save(action, more ? Status.SELECTING : Status.RUNNING, after, found, List.of());
    }

    private boolean carryOut(Action action, BulkOrder order, BulkProgress before) {
        int size = (int) Math.max(1, order.perSecond() / PIECES_PER_SECOND);
        List<Item> items = actions.items(action.id(), before.next(), false, size);
        if (items.isEmpty()) {
            save(action, Status.COMPLETED, before, List.of(), List.of());
            return false;
        }
        List<CompletableFuture<Item>> outcomes = items.stream()
                .map(item -> deed.carryOut(action.name(), order, item).toCompletableFuture()).toList();
        List<Item> dealtWith = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            dealtWith.add(outcome(items.get(i), outcomes.get(i)));
        }
        boolean kept = save(action, Status.RUNNING, before.dealtWith(dealtWith), List.of(), dealtWith);
        if (kept && order.perSecond() < PIECES_PER_SECOND) {
            pause(order.perSecond());
        }
        return kept;
    }

    /** One of fewer than four a second takes longer than a piece. */
    private static void pause(int perSecond) {
        try {
            TimeUnit.MILLISECONDS.sleep(1_000 / Math.max(1, perSecond) - PIECE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Item outcome(Item item, CompletableFuture<Item> outcome) {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Item(item.number(), item.execution(), item.arn(), ItemState.FAILED, item.expected(),
                    Optional.of("The node that owns the execution does not answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for " + item.arn() + ", but was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected an outcome of " + item.arn(), e);
        }
    }

    private boolean save(Action action, Status status, BulkProgress progress, List<Item> found,
            List<Item> dealtWith) {
        return actions.save(action.id(), node, new Change(status, progress.write(), clock.now(),
                clock.now().plus(CLAIM), found, dealtWith));
    }

    private void execute(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine has been closed");
        }
    }

    /** Begins nothing further; what is left is taken up after the restart, or by another node. */
    @Override
    public void close() {
        closed = true;
    }
}
