package dev.pawl.approval.model;

import java.time.Instant;

/** A request for approval: what is asked, and what has come of it so far. */
public record ApprovalRequest(String id, Origin origin, Ask ask, Instant createdAt, Course course) {
    /** The same, gone further. */
    public ApprovalRequest with(Course further) {
        return new ApprovalRequest(id, origin, ask, createdAt, further);
    }
}
