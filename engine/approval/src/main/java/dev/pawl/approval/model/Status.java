package dev.pawl.approval.model;

/** What has become of a request. The order is kept: stores write the ordinal. */
public enum Status {
    /** Nobody has decided. */
    WAITING,
    /** As many as were needed approved. */
    APPROVED,
    /** As many rejected that it cannot be approved any more. */
    REJECTED,
    /** It was due before it was decided. */
    EXPIRED,
    /** Its execution does not wait for it any more. */
    CANCELLED;

    /** Whether nothing can be done about it any more. */
    public boolean closed() {
        return this != WAITING;
    }
}
