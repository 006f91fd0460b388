package dev.pawl.store;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What executions are searched by: a document for each, derived from its row, and counts of their ends.
 * Executions of
 * machines that are gone are not found, and children of map runs have no document.
 */
public interface SearchIndex {
    /** How far the index has come in a partition. */
    Progress progress(int partition);

    /** Progress of all partitions. */
    List<Progress> progress();

    /**
     * Executions, no children, that began or ended in so many commits after a position, and redriven ones that
     * went on.
     */
    Changes changes(int partition, long afterPosition, int commits);

    /** Executions as they are now, with input and output; those that are gone are left out. */
    List<ExecutionRecord> read(Collection<Long> executions);

    /**
     * Replaces documents, counts their ends instead of those counted before, and keeps how far the index has
     * come; false, and nothing is changed, if the lease is over.
     */
    boolean write(Lease lease, List<Document> documents, long position, Instant at);

    /**
     * Removes documents and counts of machines that are gone, and fine counts from before a moment.
     *
     * @return how many documents it removed; less than the number given if no further ones are left
     */
    int sweep(int atMost, Instant fineBefore);

    /**
     * Removes everything, a part at a time, so that the index begins anew.
     *
     * @return whether anything is left
     */
    boolean clear(int atMost);

    /** Keys of executions, newest first. */
    List<Long> keys(Source source, KeyRange range, int limit);

    /**
     * Keys of executions that have one of many values, in no order; empty if they are more than the limit.
     */
    Optional<Set<Long>> keys(Source.Values values, int limit);

    /** These executions, in the same order; with documents if they are asked for. */
    List<Found> load(List<Long> executions, boolean documents);

    /** The newest execution up to that key: when it started. */
    Optional<Start> startUpTo(long key);

    /** Ends of executions in all slots that begin in a period, summed up by machine, status and duration. */
    List<Ends> ends(EndsQuery query);

    /** How many executions run, children left out. */
    List<RunningCount> running();

    /**
     * How far the index has come.
     *
     * @param head
     *            position of the partition's last commit
     * @param at
     *            when what was indexed last happened; absent before the first
     */
    record Progress(int partition, long position, long head, Optional<Instant> at) {}

    /**
     * Executions that changed.
     *
     * @param position
     *            up to which commits were looked at
     */
    record Changes(List<Long> executions, long position, long head) {}

    /**
     * What an execution is found by.
     *
     * @param words
     *            in which free text is looked for
     * @param end
     *            present once it has ended
     */
    record Document(long execution, Set<Value> values, String words, Optional<Ended> end) {}

    /**
     * A value at a path.
     *
     * @param path
     *            such as {@code input.order.id}
     * @param value
     *            in a form that sorts by code points as values do
     */
    record Value(String path, String value) {}

    /** From one text, up to and without another, by code points. */
    record Interval(String from, String to) {
        private static final char LEAST = 1;

        /** Nothing but that value. */
        public static Interval exactly(String value) {
            return new Interval(value, value + LEAST);
        }

        /** Whether it holds one value only. */
        public boolean exact() {
            return to.length() == from.length() + 1 && to.charAt(from.length()) == LEAST && to.startsWith(from);
        }

        /** Whether it holds that value. */
        public boolean contains(String value) {
            return compare(from, value) <= 0 && compare(value, to) < 0;
        }

        private static int compare(String one, String other) {
            int i = 0;
            while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
                i++;
            }
            if (i == one.length() || i == other.length()) {
                return Integer.compare(one.length(), other.length());
            }
            return Integer.compare(place(one.charAt(i)), place(other.charAt(i)));
        }

        /** Halves of pairs stand for code points above all others. */
        private static int place(char c) {
            return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
        }
    }

    /** Keys from one, up to and without another. */
    record KeyRange(long from, long below) {}

    /** Where to look for executions. */
    sealed interface Source {
        /** Everywhere: those of these statuses, all if empty, whose words contain a text, if there is one. */
        record Everywhere(Set<ExecutionStatus> statuses, Optional<String> words) implements Source {}

        /** Among those of one machine, perhaps of one status. */
        record OfMachine(String stateMachineArn, Optional<ExecutionStatus> status) implements Source {}

        /** Among those that have a value of an interval at a path; in order only if the interval is one value. */
        record Values(String path, Interval interval) implements Source {}

        /** These, if there are such. */
        record Named(List<String> arns) implements Source {}
    }

    /**
     * An execution that was found.
     *
     * @param execution
     *            without input and output
     */
    record Found(ExecutionRecord execution, Optional<Document> document) {}

    /** An execution and when it started. */
    record Start(long execution, Instant at) {}

    /**
     * Which ends.
     *
     * @param stateMachineArn
     *            all machines if absent
     * @param split
     *            whether slots are told apart
     */
    record EndsQuery(Optional<String> stateMachineArn, Ended.Slot slot, Instant from, Instant to, boolean split) {}

    /**
     * Ends of executions.
     *
     * @param from
     *            of the slot; of the period if slots are not told apart
     * @param duration
     *            as {@link Ended#duration()} counts it
     */
    record Ends(String stateMachineArn, Instant from, ExecutionStatus status, int duration, long count) {}

    /** How many executions of a machine run. */
    record RunningCount(String stateMachineArn, long count) {}
}
