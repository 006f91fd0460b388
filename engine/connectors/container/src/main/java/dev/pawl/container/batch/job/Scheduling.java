package dev.pawl.container.batch.job;

import dev.pawl.container.batch.job.Job.Dependency;
import dev.pawl.container.batch.job.Ledger.Change;
import dev.pawl.container.batch.job.Ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which jobs become ready, fail with those that they wait for, and begin. Within the machine's room
 * the queue with the
 * higher priority comes first, and in a queue who came first; nobody passes one that waits for more room, so
 * that large jobs
 * have their turn.
 *
 * @param priorities
 *            of queues by name
 * @param capacity
 *            what there is
 */
public record Scheduling(Map<String, Integer> priorities, Capacity capacity) {
    /**
     * What the machine gives.
     *
     * @param jobs
     *            at once
     */
    public record Capacity(double vcpus, long memoryMiB, int jobs) {
        /** Whether a job fits into the empty machine. */
        public boolean everFits(Job.Room room) {
            return room.vcpus() <= vcpus && room.memoryMiB() <= memoryMiB;
        }
    }

    /** A job that begins now. */
    public record Start(Job job, JobKey key) {}

    /** What follows before anything begins: jobs that are ready, those that fail, and arrays that end. */
    public List<Change> settle(Ledger ledger, Instant now) {
        List<Change> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            round(ledger, now, all);
        } while (all.size() > before);
        return all;
    }

    /** Each change counts at once, so that what fails along a chain of children fails in one round. */
    private void round(Ledger ledger, Instant now, List<Change> changes) {
        for (Entry entry : ledger.all()) {
            if (entry.state().status().ended()) {
                continue;
            }
            for (JobKey key : entry.leaves()) {
                ledger.state(key).flatMap(state -> ready(ledger, entry.job(), key, state, now))
                        .ifPresent(next -> change(ledger, new Change(key, next), changes));
            }
            if (entry.job().hasChildren()) {
                parent(entry, now).ifPresent(
                        next -> change(ledger, new Change(JobKey.of(entry.job().id()), next), changes));
            }
        }
    }

    private static void change(Ledger ledger, Change change, List<Change> changes) {
        ledger.apply(change);
        changes.add(change);
    }

    private Optional<JobState> ready(Ledger ledger, Job job, JobKey key, JobState state, Instant now) {
        if (state.status() != JobStatus.SUBMITTED && state.status() != JobStatus.PENDING) {
            return Optional.empty();
        }
        if (!capacity.everFits(job.room())) {
            return Optional.of(state.ended(JobStatus.FAILED, Optional.of("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - "
                    + "the job wants " + job.room().vcpus() + " vCPUs and " + job.room().memoryMiB()
                    + " MiB, but this machine gives " + capacity.vcpus() + " and " + capacity.memoryMiB()), now));
        }
        boolean waits = false;
        for (Dependency dependency : job.dependsOn()) {
            JobStatus other = status(ledger, dependency, key);
            if (other == JobStatus.FAILED) {
                return Optional.of(state.ended(JobStatus.FAILED, Optional.of(Job.DEPENDENCY_FAILED), now));
            }
            waits |= other != JobStatus.SUCCEEDED;
        }
        JobStatus next = waits ? JobStatus.PENDING : JobStatus.RUNNABLE;
        return next == state.status() ? Optional.empty() : Optional.of(state.in(next));
    }

    /** A job that nobody remembers is one that has ended long ago. */
    private static JobStatus status(Ledger ledger, Dependency dependency, JobKey key) {
        int index = key.index().orElse(0);
        if (dependency.sequential()) {
            return index == 0
                    ? JobStatus.SUCCEEDED
                    : ledger.state(JobKey.child(key.id(), index - 1)).map(JobState::status)
                            .orElse(JobStatus.SUCCEEDED);
        }
        String other = dependency.jobId().orElseThrow();
        JobKey awaited = dependency.oneByOne() ? JobKey.child(other, index) : JobKey.parse(other);
        return ledger.state(awaited).map(JobState::status).orElse(JobStatus.SUCCEEDED);
    }

    private static Optional<JobState> parent(Entry entry, Instant now) {
        Map<JobStatus, Integer> counts = entry.summary();
        int succeeded = counts.getOrDefault(JobStatus.SUCCEEDED, 0);
        int failed = counts.getOrDefault(JobStatus.FAILED, 0);
        JobState state = entry.state();
        if (succeeded + failed < entry.job().size().orElse(0)) {
            return state.status() == JobStatus.SUBMITTED
                    ? Optional.of(state.in(JobStatus.PENDING))
                    : Optional.empty();
        }
        Optional<Instant> started = entry.leaves().stream()
                .flatMap(key -> entry.child(key.index().orElse(0)).startedAt().stream()).min(Comparator.naturalOrder());
        JobState begun = new JobState(state.status(), state.reason(), started, state.stoppedAt(), state.attempts(),
                state.termination());
        return Optional.of(failed > 0
                ? begun.ended(JobStatus.FAILED, state.termination().or(() -> Optional.of(Job.CHILD_FAILED)), now)
                : begun.ended(JobStatus.SUCCEEDED, Optional.empty(), now));
    }

    /** Who begins now. */
    public List<Start> starts(Ledger ledger) {
        double vcpus = capacity.vcpus();
        long memory = capacity.memoryMiB();
        int jobs = capacity.jobs();
        List<Start> waiting = new ArrayList<>();
        for (Entry entry : ledger.all()) {
            if (entry.state().status().ended()) {
                continue;
            }
            Job.Room room = entry.job().room();
            for (JobKey key : entry.leaves()) {
                JobStatus status = ledger.state(key).map(JobState::status).orElse(JobStatus.FAILED);
                if (status.active()) {
                    vcpus -= room.vcpus();
                    memory -= room.memoryMiB();
                    jobs--;
                } else if (status == JobStatus.RUNNABLE) {
                    waiting.add(new Start(entry.job(), key));
                }
            }
        }
        // the order of submission stays among equals
        waiting.sort(Comparator.comparing((Start start) -> priorities.getOrDefault(start.job().queue(), 0)).reversed());
        List<Start> starts = new ArrayList<>();
        for (Start next : waiting) {
            Job.Room room = next.job().room();
            if (jobs < 1 || room.vcpus() > vcpus || room.memoryMiB() > memory) {
                break;
            }
            jobs--;
            vcpus -= room.vcpus();
            memory -= room.memoryMiB();
            starts.add(next);
        }
        return starts;
    }
}
