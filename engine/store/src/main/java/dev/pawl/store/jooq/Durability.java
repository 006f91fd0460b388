package dev.pawl.store.jooq;

/** What is promised once an append is answered. */
public enum Durability {
    /** It survives a power cut: each group is synced to disk before it is answered. The default. */
    FULL("FULL"),
    /**
     * It survives the end of the process, but a power cut may take the last seconds back. The file stays whole.
     * Executions
     * may then repeat what they did already.
     */
    SURVIVES_PROCESS("NORMAL"),
    /** Nothing is synced. A power cut may take anything, and may leave a file that cannot be read. For tests. */
    NONE("OFF");

    private final String synchronous;

    Durability(String synchronous) {
        this.synchronous = synchronous;
    }

    /** What SQLite calls it. */
    String synchronous() {
        return synchronous;
    }
}
