package dev.pawl.container.batch.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs and how far they have come; changed by one thread. */
public final class Ledger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A job with its state, and those of its children if it is an array. */
    public static final class Entry {
        private final Job job;
        private JobState state = JobState.SUBMITTED;
        private final JobState[] children;

        private Entry(Job job) {
            this.job = job;
            this.children = new JobState[job.size().orElse(0)];
            Arrays.fill(children, JobState.SUBMITTED);
        }

        /** What was submitted. */
        public Job job() {
            return job;
        }

        /** Of the job itself. */
        public JobState state() {
            return state;
        }

        /** Of a child. */
        public JobState child(int index) {
            return children[index];
        }

        /** The job itself, or its children: what has containers. */
        public List<JobKey> leaves() {
            if (!job.hasChildren()) {
                return List.of(JobKey.of(job.id()));
            }
            List<JobKey> keys = new ArrayList<>();
            for (int i = 0; i < children.length; i++) {
                keys.add(JobKey.child(job.id(), i));
            }
            return keys;
        }

        /** How many children have come how far. */
        public Map<JobStatus, Integer> summary() {
            Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
            for (JobStatus status : JobStatus.values()) {
                counts.put(status, 0);
            }
            for (JobState child : children) {
                counts.merge(child.status(), 1, Integer::sum);
            }
            return counts;
        }
    }

    /** A change of the state of a job or a child. */
    public record Change(JobKey key, JobState state) {}

    /** Takes a job in. */
    public void add(Job job) {
        entries.putIfAbsent(job.id(), new Entry(job));
    }

    /** Changes a state; of a job that is not there, nothing. */
    public void apply(Change change) {
        Entry entry = entries.get(change.key().id());
        if (entry == null) {
            return;
        }
        if (change.key().index().isPresent()) {
            entry.children[change.key().index().getAsInt()] = change.state();
        } else {
            entry.state = change.state();
        }
    }

    /** Forgets a job. */
    public void remove(String id) {
        entries.remove(id);
    }

    /** A job by its id. */
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** All, in the order of their submission. */
    public Collection<Entry> all() {
        return entries.values();
    }

    /** How far a job or a child has come; a job that is not there is none that could fail. */
    public Optional<JobState> state(JobKey key) {
        return find(key.id()).filter(
                entry -> key.index().isEmpty() || key.index().getAsInt() < entry.children.length)
                .map(entry -> key.index().isPresent() ? entry.child(key.index().getAsInt()) : entry.state());
    }
}
