package dev.pawl.store;

import java.util.function.Consumer;

/**
 * Short messages between the nodes of a store. They make things quick and nothing depends on them: one may be
 * lost,
 * and then whoever waited finds out by looking.
 */
public interface Notices {
    /** Nobody to tell. */
    Notices NONE = new Notices() {
        @Override
        public boolean work() {
            return false;
        }

        @Override
        public void tell(String notice) {}

        @Override
        public void hear(Consumer<String> listener) {}
    };

    /** At most so many characters, all of them ASCII. */
    int LONGEST = 7000;

    /** Whether what is told arrives at present, as far as one can know. */
    boolean work();

    /** Tells all other nodes, soon. Returns at once; the same twice may arrive once. */
    void tell(String notice);

    /**
     * Has a listener told what other nodes tell, on a thread that it must not hold up. It is told an empty notice
     * when some may have been lost.
     */
    void hear(Consumer<String> listener);
}
