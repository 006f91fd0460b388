package dev.pawl.approval.audit;

/**
 * The end of the chain, kept apart from it, so that entries missing at the end are noticed.
 *
 * @param seq
 *            of the last entry; 0 if there is none
 * @param hash
 *            of the last entry
 * @param seal
 *            HMAC-SHA256 over both with the store's secret, in hexadecimal; empty if there is no entry
 */
public record AuditHead(long seq, String hash, String seal) {
    /** No entry. */
    public static final AuditHead NONE = new AuditHead(0, "", "");
}
