package dev.pawl.runtime;

import dev.pawl.store.Outstanding;
import dev.pawl.store.WorkItem;
import dev.pawl.timer.EngineClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Where workers ask for the tasks of activities, first come first served. Tasks themselves lie in the store;
 * here are only
 * the workers that wait, and a few tasks that they may get next.
 */
final class ActivityDesk {
    private static final int PAGE = 100;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Outstanding outstanding;
    private final EngineClock clock;
    private final Executor readers;
    private final Leases leases;
    private final Posts posts;
    private final Abroad abroad;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    private record Ready(String executionArn, long scheduledEventId) {}

    /** Tasks and workers of other nodes. */
    interface Abroad {
        /** Nobody waits here for a task of that activity; somebody may elsewhere. */
        void offer(String activityArn);

        /** Asks another node for a task of its executions. */
        void post(String executionArn, Mail mail);

        /** Whether there are other nodes, which may have something without our being told. */
        boolean is();
    }

    private record Match(Worker worker, Ready task) {}

    private static final class Worker {
        private final Optional<String> name;
        private final CompletableFuture<Optional<Settlement.Handed>> answer = new CompletableFuture<>();
        private boolean expired;

        Worker(Optional<String> name) {
            this.name = name;
        }
    }

    private static final class Counter {
        private final Deque<Worker> workers = new ArrayDeque<>();
        private final Deque<Ready> ready = new ArrayDeque<>();
        private boolean moreStored = true;
        private boolean reading;
        private boolean gone;
    }

    ActivityDesk(Outstanding outstanding, EngineClock clock, Executor readers, Leases leases, Posts posts,
            Abroad abroad) {
        this.outstanding = outstanding;
        this.clock = clock;
        this.readers = readers;
        this.leases = leases;
        this.posts = posts;
        this.abroad = abroad;
    }

    /** Waits for a task at most that long, or until the worker is gone; empty if none came. */
    CompletionStage<Optional<Settlement.Handed>> poll(String activityArn, Optional<String> workerName, Duration atMost,
            CompletionStage<?> gone) {
        Worker worker = new Worker(workerName);
        while (!join(activityArn, worker)) {
            Thread.onSpinWait();
        }
        clock.after(atMost, () -> expire(activityArn, worker));
        gone.whenComplete((ignored, failure) -> expire(activityArn, worker));
        serve(activityArn);
        lookAgain(activityArn, worker);
        return worker.answer;
    }

    /** What other nodes do not tell is found by looking. */
    private void lookAgain(String activityArn, Worker worker) {
        if (abroad.is() && !worker.answer.isDone()) {
            clock.after(LOOK_AGAIN, () -> {
                if (!worker.answer.isDone()) {
                    offeredAbroad(activityArn);
                    lookAgain(activityArn, worker);
                }
            });
        }
    }

    /** Another node may have a task of that activity. */
    void offeredAbroad(String activityArn) {
        Counter counter = counters.get(activityArn);
        if (counter != null) {
            synchronized (counter) {
                counter.moreStored = true;
            }
            serve(activityArn);
        }
    }

    /** A task was stored; without a worker that waits there is nothing to remember. */
    void offer(String activityArn, String executionArn, long scheduledEventId) {
        Counter counter = counters.get(activityArn);
        if (counter == null) {
            abroad.offer(activityArn);
            return;
        }
        synchronized (counter) {
            if (counter.workers.isEmpty()) {
                abroad.offer(activityArn);
            }
            if (counter.moreStored || counter.reading || counter.ready.size() >= PAGE) {
                counter.moreStored = true;
            } else {
                counter.ready.add(new Ready(executionArn, scheduledEventId));
            }
        }
        serve(activityArn);
    }

    /** Nobody gets anything any more. */
    void close() {
        for (Counter counter : counters.values()) {
            synchronized (counter) {
                counter.workers.forEach(w -> w.answer.complete(Optional.empty()));
                counter.workers.clear();
            }
        }
    }

    private boolean join(String activityArn, Worker worker) {
        Counter counter = counters.computeIfAbsent(activityArn, arn -> new Counter());
        synchronized (counter) {
            if (counter.gone) {
                return false;
            }
            counter.workers.addLast(worker);
            return true;
        }
    }

    private void expire(String activityArn, Worker worker) {
        Counter counter = counters.get(activityArn);
        if (counter == null) {
            return;
        }
        boolean waits;
        synchronized (counter) {
            worker.expired = true;
            waits = counter.workers.remove(worker);
            dropIfIdle(activityArn, counter);
        }
        if (waits) {
            worker.answer.complete(Optional.empty());
        }
    }

    private void dropIfIdle(String activityArn, Counter counter) {
        if (counter.workers.isEmpty() && counter.ready.isEmpty() && !counter.reading) {
            counter.gone = true;
            counters.remove(activityArn, counter);
        }
    }

    private void serve(String activityArn) {
        Counter counter = counters.get(activityArn);
        if (counter == null) {
            return;
        }
        while (true) {
            Match match;
            synchronized (counter) {
                if (counter.workers.isEmpty()) {
                    return;
                }
                if (counter.ready.isEmpty()) {
                    readIfMore(activityArn, counter);
                    return;
                }
                match = new Match(counter.workers.removeFirst(), counter.ready.removeFirst());
            }
            hand(activityArn, match);
        }
    }

    private void readIfMore(String activityArn, Counter counter) {
        if (counter.moreStored && !counter.reading) {
            counter.reading = true;
            counter.moreStored = false;
            readers.execute(() -> read(activityArn, counter));
        }
    }

    private void read(String activityArn, Counter counter) {
        // what cannot be read now is still there for whoever asks next
        boolean more = true;
        try {
            var tasks = outstanding.activityTasks(activityArn, PAGE);
            more = tasks.size() == PAGE;
            synchronized (counter) {
                for (WorkItem task : tasks) {
                    Ready ready = new Ready(task.executionArn(), task.scheduledEventId());
                    if (!counter.ready.contains(ready)) {
                        counter.ready.add(ready);
                    }
                }
            }
        } finally {
            synchronized (counter) {
                counter.reading = false;
                counter.moreStored |= more;
            }
        }
        serve(activityArn);
    }

    private void hand(String activityArn, Match match) {
        Mail mail = Mail.of(new Signal.Hand(match.task().scheduledEventId(), match.worker().name), settlement -> {
            if (settlement instanceof Settlement.Handed handed) {
                match.worker().answer.complete(Optional.of(handed));
            } else {
                waitAgain(activityArn, match.worker());
            }
        });
        String execution = match.task().executionArn();
        if (leases.of(execution).isPresent()) {
            posts.post(execution, mail);
        } else {
            readers.execute(() -> abroad.post(execution, mail));
        }
    }

    private void waitAgain(String activityArn, Worker worker) {
        Counter counter = counters.computeIfAbsent(activityArn, arn -> new Counter());
        boolean expired;
        synchronized (counter) {
            expired = worker.expired || counter.gone;
            if (!expired) {
                counter.workers.addFirst(worker);
            }
        }
        if (expired) {
            worker.answer.complete(Optional.empty());
        }
        readers.execute(() -> serve(activityArn));
    }
}
