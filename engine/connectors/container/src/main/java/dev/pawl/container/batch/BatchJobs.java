package dev.pawl.container.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.container.batch.Journal.Line;
import dev.pawl.container.batch.job.Attempt;
import dev.pawl.container.batch.job.Job;
import dev.pawl.container.batch.job.JobKey;
import dev.pawl.container.batch.job.JobState;
import dev.pawl.container.batch.job.JobStatus;
import dev.pawl.container.batch.job.Ledger;
import dev.pawl.container.batch.job.Ledger.Change;
import dev.pawl.container.batch.job.Ledger.Entry;
import dev.pawl.container.batch.job.Scheduling;
import dev.pawl.container.batch.job.Scheduling.Start;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All jobs of a server, in the hands of one thread: it takes what has come in, decides what follows, has that
 * written down, and
 * only then does something about it.
 */
final class BatchJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchJobs.class);
    private static final long SOON_MILLIS = 200;
    private static final long LATER_MILLIS = 60_000;
    private static final String TIMED_OUT = "Job attempt duration exceeded timeout";

    private final Ledger ledger;
    private final Journal journal;
    private final Scheduling scheduling;
    private final Attempts attempts;
    private final Description description;
    private final InstantSource clock;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();
    private final Map<String, List<CompletableFuture<ObjectNode>>> awaited = new HashMap<>();
    private final RecentIds refused = new RecentIds();
    private final Thread thread;
    /** Who waits for an answer: told if it breaks, and not if the server stops. */
    private final Set<CompletableFuture<?>> asking = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean broken;

    /** What is stored, and where. */
    record Stored(Ledger ledger, Journal journal) {}

    /** Takes up the jobs that have not ended. */
    BatchJobs(Stored stored, Scheduling scheduling, Attempts attempts, Description description, InstantSource clock) {
        this.ledger = stored.ledger();
        this.journal = stored.journal();
        this.scheduling = scheduling;
        this.attempts = attempts;
        this.description = description;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("batch").unstarted(this::work);
        inbox.add(this::takeUp);
        thread.start();
    }

    /** Whether it does nothing any more. */
    boolean closed() {
        return closed;
    }

    /** Takes a job in; the answer comes when it is on the disk. The same job again is the job that is there. */
    CompletableFuture<ObjectNode> submit(Job job) {
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        post(answer, () -> {
            if (refused.has(job.id())) {
                throw BatchException.client("The job was terminated before it was submitted");
            }
            if (ledger.find(job.id()).isEmpty()) {
                new Dependencies(ledger).check(job);
                ledger.add(job);
                lines.add(new Line.Submitted(job));
            }
            effects.add(() -> answer.complete(description.submitted(job)));
        });
        return answer;
    }

    /** What becomes of a job, when it has ended. */
    CompletableFuture<ObjectNode> end(String id) {
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        post(answer, () -> {
            if (ledger.find(id).isEmpty()) {
                throw BatchException.client("Job " + id + " not found: its journal was removed");
            }
            awaited.computeIfAbsent(id, each -> new ArrayList<>()).add(answer);
        });
        return answer;
    }

    /** Ends a job; completes when nothing of it runs. One that nobody knows will not be taken in. */
    CompletableFuture<ObjectNode> terminate(String id, String why) {
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        post(answer, () -> {
            Optional<Entry> entry = ledger.find(id);
            if (entry.isEmpty()) {
                refused.add(id);
                answer.complete(JsonNodeFactory.instance.objectNode());
                return;
            }
            if (entry.get().job().hasChildren() && !entry.get().state().status().ended()) {
                change(JobKey.of(id), entry.get().state().terminating(why));
            }
            entry.get().leaves().forEach(key -> ledger.state(key).ifPresent(state -> terminate(key, state, why)));
            awaited.computeIfAbsent(id, each -> new ArrayList<>()).add(answer);
        });
        return answer;
    }

    private void terminate(JobKey key, JobState state, String why) {
        if (state.status().active()) {
            change(key, state.terminating(why));
            effects.add(() -> attempts.stop(state.attempt().taskId(), why));
        } else if (!state.status().ended()) {
            change(key, state.ended(JobStatus.FAILED, Optional.of(why), clock.instant()));
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality") // each answer is itself
    private void post(CompletableFuture<?> answer, Runnable message) {
        asking.add(answer);
        var unused = answer.whenComplete((value, thrown) -> asking.remove(answer));
        inbox.add(() -> {
            try {
                message.run();
            } catch (BatchException e) {
                answer.completeExceptionally(e);
            }
        });
        if (broken) {
            answer.completeExceptionally(new IllegalStateException("Batch jobs cannot go on; the log says why"));
        }
    }

    private void work() {
        try {
            while (!closed) {
                Runnable message = inbox.poll(pauseMillis(), TimeUnit.MILLISECONDS);
                while (message != null) {
                    message.run();
                    message = inbox.poll();
                }
                Instant now = clock.instant();
                active().forEach(key -> look(key, now));
                scheduling.settle(ledger, now).forEach(change -> lines.add(new Line.Changed(change)));
                scheduling.starts(ledger).forEach(this::begin);
                journal.write(lines);
                lines.clear();
                List.copyOf(effects).forEach(Runnable::run);
                effects.clear();
                tellEnds();
            }
        } catch (InterruptedException e) {
            // closed
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.error("Batch jobs cannot go on until they are asked for again", e);
            closed = true;
            broken = true;
            asking.forEach(answer -> answer.completeExceptionally(e));
        }
    }

    /** Attempts that were under way when the server stopped go on, or are begun if nobody knows of them. */
    private void takeUp() {
        for (JobKey key : active()) {
            JobState state = ledger.state(key).orElseThrow();
            effects.add(() -> run(key, state.attempts().size(), state.status() == JobStatus.RUNNING));
            state.termination().ifPresent(why -> effects.add(() -> attempts.stop(state.attempt().taskId(), why)));
        }
    }

    private long pauseMillis() {
        boolean soon = active().stream().anyMatch(key -> ledger.state(key).orElseThrow().status() == JobStatus.STARTING
                || ledger.find(key.id()).orElseThrow().job().policy().timeoutSeconds().isPresent());
        return soon ? SOON_MILLIS : LATER_MILLIS;
    }

    private List<JobKey> active() {
        return ledger.all().stream().filter(entry -> !entry.state().status().ended())
                .flatMap(entry -> entry.leaves().stream())
                .filter(key -> ledger.state(key).filter(state -> state.status().active()).isPresent()).toList();
    }

    private void look(JobKey key, Instant now) {
        JobState state = ledger.state(key).orElseThrow();
        if (state.status() == JobStatus.STARTING) {
            attempts.runsSince(state.attempt().taskId()).ifPresent(since -> change(key, state.running(since)));
        }
        JobState seen = ledger.state(key).orElseThrow();
        Job job = ledger.find(key.id()).orElseThrow().job();
        boolean late = job.policy().timeoutSeconds().isPresent() && seen.termination().isEmpty()
                && seen.attempt().startedAt()
                        .map(since -> since.plusSeconds(job.policy().timeoutSeconds().getAsInt()))
                        .filter(end -> !end.isAfter(now)).isPresent();
        if (late) {
            change(key, seen.terminating(TIMED_OUT));
            effects.add(() -> attempts.stop(seen.attempt().taskId(), TIMED_OUT));
        }
    }

    private void begin(Start start) {
        JobState state = ledger.state(start.key()).orElseThrow();
        int number = state.attempts().size() + 1;
        change(start.key(), state.starting(new Attempts.Run(start.job(), start.key(), number).taskId()));
        effects.add(() -> run(start.key(), number, false));
    }

    private void run(JobKey key, int number, boolean begun) {
        Job job = ledger.find(key.id()).orElseThrow().job();
        attempts.run(new Attempts.Run(job, key, number), begun, end -> inbox.add(() -> ended(job, key, end)));
    }

    private void ended(Job job, JobKey key, AttemptEnd end) {
        JobState state = ledger.state(key).orElseThrow();
        Attempt attempt = end.attempt();
        if (!state.status().active() || !state.attempt().taskId().equals(attempt.taskId())) {
            return;
        }
        JobStatus next;
        if (state.termination().isPresent()) {
            next = JobStatus.FAILED;
        } else if (end.succeeded()) {
            next = JobStatus.SUCCEEDED;
        } else {
            next = job.policy().retry().again(attempt, state.attempts().size())
                    ? JobStatus.RUNNABLE
                    : JobStatus.FAILED;
        }
        change(key, state.attempted(attempt, next, state.termination().or(attempt::statusReason), clock.instant()));
    }

    private void change(JobKey key, JobState state) {
        Change change = new Change(key, state);
        ledger.apply(change);
        lines.add(new Line.Changed(change));
    }

    private void tellEnds() {
        for (String id : List.copyOf(awaited.keySet())) {
            ledger.find(id).filter(entry -> entry.state().status().ended()).ifPresent(entry -> {
                ObjectNode end = description.of(entry);
                Optional.ofNullable(awaited.remove(id)).orElse(List.of()).forEach(answer -> answer.complete(end));
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        attempts.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
