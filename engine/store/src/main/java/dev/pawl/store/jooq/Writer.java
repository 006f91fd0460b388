package dev.pawl.store.jooq;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever waits, commits it together and has it answered by another
 * thread, so
 * that whoever is answered does not hold it up. Nothing waits for more to come.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int LARGEST_GROUP = 1024;

    private final Database database;
    private final int partitions;
    private final GroupWriter groups;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final ExecutorService answers = Executors
            .newSingleThreadExecutor(work -> Thread.ofPlatform().name("pawl-store-answers").daemon().unstarted(work));
    private final Thread thread;
    private final Pending stop = new Pending.Unit<>(sql -> sql, new CompletableFuture<>());
    private final Object door = new Object();
    private boolean closed;
    private @Nullable Session session;
    private volatile WriterMeters meters = WriterMeters.NONE;

    Writer(Database database, int partitions, GroupWriter groups) {
        this.database = database;
        this.partitions = partitions;
        this.groups = groups;
        this.thread = Thread.ofPlatform().name("pawl-store-writer").daemon().start(this::run);
    }

    /** Accepts what is to be written; it is answered sooner or later, whatever happens. */
    void submit(Pending pending) {
        synchronized (door) {
            if (!closed) {
                queue.add(pending);
                return;
            }
        }
        String message = "Expected an open store, but " + database.name() + " has been closed";
        pending.fail(message, new StoreException(message));
    }

    /** Has what is written counted there from now on. */
    void measuredBy(WriterMeters where) {
        meters = where;
    }

    /** How much waits to be written. */
    int waiting() {
        return queue.size();
    }

    /** Makes a change in a transaction of its own, and waits until it is durable. */
    <T> T write(Function<DSLContext, T> change) {
        CompletableFuture<T> result = new CompletableFuture<>();
        submit(new Pending.Unit<>(change, result));
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failed) {
                throw new StoreException(String.valueOf(failed.getMessage()), failed);
            }
            throw e;
        }
    }

    /** The next id of a message; only inside of a change that is being written. */
    long nextMessageId() {
        try {
            return session().messageIds(1)[0];
        } catch (SQLException e) {
            throw new StoreException("Expected a number for a message, but: " + e.getMessage(), e);
        }
    }

    /** Waits until all that was accepted is written and answered. */
    @Override
    public void close() {
        synchronized (door) {
            if (!closed) {
                closed = true;
                queue.add(stop);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        answers.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Pending> group = new ArrayList<>();
        boolean going = true;
        while (going) {
            group.clear();
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                continue; // Only closing ends this thread.
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            going = !group.remove(stop);
            process(group);
        }
        end();
    }

    private void process(List<Pending> group) {
        List<Pending.Shared> shared = new ArrayList<>(group.size());
        List<Pending.Unit<?>> units = new ArrayList<>(0);
        for (Pending one : group) {
            switch (one) {
                case Pending.Shared append -> shared.add(append);
                case Pending.Unit<?> unit -> units.add(unit);
            }
        }
        if (!shared.isEmpty()) {
            together(shared);
        }
        if (units.size() > 1 && database.sharesCommits()) {
            sharing(units);
        } else {
            units.forEach(this::alone);
        }
        database.settle();
    }

    private void together(List<Pending.Shared> group) {
        try {
            long began = System.nanoTime();
            List<Runnable> given = groups.write(session(), group, meters.sync());
            meters.group().observe(System.nanoTime() - began);
            meters.groupSize().observe(group.size());
            answers.execute(() -> given.forEach(Writer::give));
        } catch (GroupWriter.UncertainCommit e) {
            failed(group, "it is unknown whether the commit is durable: ", e);
        } catch (SQLException | RuntimeException e) {
            failed(group, "", e);
        }
    }

    private <T> void alone(Pending.Unit<T> unit) {
        try {
            Session open = session();
            T made = unit.change().apply(open.dsl());
            open.commit();
            meters.changes().increment();
            answers.execute(() -> unit.result().complete(made));
        } catch (SQLException | RuntimeException e) {
            failed(List.of(unit), "", e);
        }
    }

    /** Each by itself, but with one commit for all: what fails leaves nothing behind. */
    private void sharing(List<Pending.Unit<?>> units) {
        try {
            Session open = session();
            List<Runnable> given = new ArrayList<>(units.size());
            for (Pending.Unit<?> unit : units) {
                given.add(attempt(open, unit));
            }
            open.commit();
            answers.execute(() -> given.forEach(Writer::give));
        } catch (SQLException | RuntimeException e) {
            failed(units, "", e);
        }
    }

    private <T> Runnable attempt(Session open, Pending.Unit<T> unit) throws SQLException {
        try {
            T made = open.attempt(unit.change());
            meters.changes().increment();
            return () -> unit.result().complete(made);
        } catch (RuntimeException e) {
            meters.failures().increment();
            LOG.warn("{} could not be written: {}", database.name(), e.getMessage());
            return () -> unit.fail(message("", e), e);
        }
    }

    private String message(String certainty, Exception cause) {
        return "Expected to write to " + database.name() + ", but " + certainty + cause.getMessage();
    }

    /** Fails them all, and begins anew with another connection: this one may be in any state. */
    private void failed(List<? extends Pending> group, String certainty, Exception cause) {
        meters.failures().increment();
        LOG.warn("{} could not be written: {}", database.name(), cause.getMessage());
        end();
        answers.execute(() -> group.forEach(one -> one.fail(message(certainty, cause), cause)));
    }

    private static void give(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            LOG.error("An answer could not be given", e);
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = new Session(database, partitions);
            session = open;
        }
        return open;
    }

    private void end() {
        Session open = session;
        session = null;
        if (open != null) {
            try (open) {
                open.rollback();
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The writer's connection did not close well", e);
            }
        }
    }
}
