package dev.pawl.chain;

/**
 * An end of a chain, kept apart from it, so that records missing there are noticed.
 *
 * @param seq
 *            of the record at the end; 0 if there is none
 * @param hash
 *            of that record; empty if there is none
 * @param seal
 *            of both, by a key that is not in the chain; empty if there is none
 */
public record ChainEnd(long seq, String hash, String seal) {
    /** No record. */
    public static final ChainEnd NONE = new ChainEnd(0, "", "");
}
