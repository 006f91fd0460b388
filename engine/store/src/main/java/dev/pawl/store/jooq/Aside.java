package dev.pawl.store.jooq;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Makes small changes that must not wait behind everything else that is written, such as prolonging a lease.
 */
interface Aside extends AutoCloseable {
    /**
     * Makes a change in a transaction of its own.
     *
     * @throws StoreException
     *             if it could not be made, or nobody knows
     */
    <T> T write(Function<DSLContext, T> change);

    @Override
    void close();

    /** By the one who writes everything, where there can be no other. */
    static Aside of(Writer writer) {
        return new Aside() {
            @Override
            public <T> T write(Function<DSLContext, T> change) {
                return writer.write(change);
            }

            @Override
            public void close() {}
        };
    }
}
