package dev.pawl.server.http;

/**
 * By which way a request came.
 *
 * @param address
 *            of the caller, in digits; of the one that a proxy of ours names, if it came through one
 * @param encrypted
 *            whether the caller spoke TLS, to us or to that proxy
 */
public record Connection(String address, boolean encrypted) {
    /** From this machine, in the clear. */
    public static final Connection LOCAL = new Connection("127.0.0.1", false);
}
