package dev.pawl.runtime;

/**
 * A signal, who waits for what comes of it, and whether it lies in the stored inbox too.
 *
 * @param messageId
 *            in the inbox, or {@link #NOT_STORED}
 */
record Mail(Signal signal, Receipt receipt, long messageId) {
    static final long NOT_STORED = -1;

    /** Without anybody who waits. */
    static Mail of(Signal signal) {
        return new Mail(signal, Receipt.NOBODY, NOT_STORED);
    }

    /** With somebody who waits. */
    static Mail of(Signal signal, Receipt receipt) {
        return new Mail(signal, receipt, NOT_STORED);
    }

    boolean stored() {
        return messageId != NOT_STORED;
    }
}
