package dev.pawl.engine;

import dev.pawl.engine.EngineException.Reason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Refuses starts once too many executions run. Counting them in the store is slow compared with a start, so
 * it is done
 * once in as many starts as a hundredth of the limit, and for each start while the limit seems to be reached.
 */
final class OpenExecutions {
    private static final long SHARE = 100;

    private final long limit;
    private final LongSupplier count;
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong started = new AtomicLong(Long.MAX_VALUE);

    /**
     * Nothing is counted before the first start.
     *
     * @param count
     *            counts those that run
     */
    OpenExecutions(long limit, LongSupplier count) {
        this.limit = limit;
        this.count = count;
    }

    /**
     * One more is to be started.
     *
     * @throws EngineException
     *             EXECUTION_LIMIT_EXCEEDED
     */
    void requireRoom() {
        long since = started.get();
        if (since > limit / SHARE || counted.get() + since >= limit) {
            counted.set(count.getAsLong());
            started.set(0);
            if (counted.get() >= limit) {
                throw new EngineException(Reason.EXECUTION_LIMIT_EXCEEDED,
                        "Execution Limit Exceeded: '" + limit + " executions are running'");
            }
        }
        started.incrementAndGet();
    }
}
