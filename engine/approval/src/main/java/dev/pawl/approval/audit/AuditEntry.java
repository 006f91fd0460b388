package dev.pawl.approval.audit;

/**
 * A link of the chain.
 *
 * @param seq
 *            from 1, without gaps
 * @param request
 *            which it is about
 * @param entry
 *            canonical JSON: act, actor, at, details, request, seq, way, and the SHA-256 of the request's
 *            stored text
 *            as {@code document} if the act changed it
 * @param hash
 *            SHA-256 over the hash of the entry before and this one's text, in hexadecimal
 */
public record AuditEntry(long seq, String request, String entry, String hash) {}
