package dev.pawl.approval.model;

/** What has become of a request. */
public enum Status {
    /** Nobody has decided. */
    WAITING(0),
    /** As many as were needed approved. */
    APPROVED(1),
    /** As many rejected that it cannot be approved any more. */
    REJECTED(2),
    /** It was due before it was decided. */
    EXPIRED(3),
    /** Its execution does not wait for it any more. */
    CANCELLED(4);

    private final long code;

    Status(long code) {
        this.code = code;
    }

    /** What stores write; never changes. */
    public long code() {
        return code;
    }

    /** Whether nothing can be done about it any more. */
    public boolean closed() {
        return this != WAITING;
    }
}
