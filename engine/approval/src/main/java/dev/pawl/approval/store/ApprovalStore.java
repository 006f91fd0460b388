package dev.pawl.approval.store;

import dev.pawl.approval.audit.AuditTrail;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Status;
import dev.pawl.approval.rule.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps requests. A change is durable when its method returns, all of it or nothing. */
public interface ApprovalStore {
    /** The request of that id. */
    Optional<Stored> find(String id);

    /**
     * Writes a change: the request, under which marks it is found, when it wakes, what is added to the audit
     * trail, and
     * the errands.
     *
     * @return false, and nothing is written, if the request is not as it was when it was read, or is there
     *         although it
     *         was to be new
     */
    boolean commit(Change change);

    /**
     * Requests, a page at a time.
     *
     * @param afterKey
     *            of the last one of the page before; 0 for the first page
     */
    List<Listed> list(Filter filter, long afterKey, int limit);

    /** How many requests have that status. */
    long count(Status status);

    /** Requests that wake until then, earliest first. */
    List<String> waking(Instant until, int limit);

    /** When the earliest request wakes. */
    Optional<Instant> nextWake();

    /** What has to be done because of changes. */
    Errands errands();

    /** The audit trail. */
    AuditTrail audit();

    /**
     * A request as it was read.
     *
     * @param version
     *            changes with each change
     */
    record Stored(ApprovalRequest request, long version) {}

    /**
     * A request in a list.
     *
     * @param key
     *            counts up
     */
    record Listed(long key, ApprovalRequest request) {}

    /**
     * A change.
     *
     * @param version
     *            as it was read; 0 if it is new
     * @param facts
     *            at least one
     */
    record Change(ApprovalRequest request, long version, Set<String> marks, Optional<Instant> wakesAt,
            List<Fact> facts, List<Errand> errands) {
        /** Keeps its own copies. */
        public Change {
            marks = Set.copyOf(marks);
            facts = List.copyOf(facts);
            errands = List.copyOf(errands);
        }
    }

    /**
     * Which requests.
     *
     * @param marks
     *            under one of which they are found; empty: all
     * @param statuses
     *            empty: all
     * @param execution
     *            whose; empty: all
     * @param newestFirst
     *            instead of the order in which they were made
     */
    record Filter(Set<String> marks, Set<Status> statuses, Optional<String> execution, boolean newestFirst) {
        /** Keeps its own copies. */
        public Filter {
            marks = Set.copyOf(marks);
            statuses = Set.copyOf(statuses);
        }

        /** In the order in which they were made, of one status or of all. */
        public Filter(Set<String> marks, Optional<Status> status, Optional<String> execution) {
            this(marks, status.map(Set::of).orElse(Set.of()), execution, false);
        }
    }
}
