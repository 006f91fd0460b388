package dev.pawl.store.jooq;

import dev.pawl.store.ExecutionLog.AppendResult;
import dev.pawl.store.ExpressLog.Written;
import dev.pawl.store.Lease;
import dev.pawl.store.MapRuns;
import dev.pawl.store.Removals.Removed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What waits for the writer. */
sealed interface Pending {
    /** It could not be written. */
    void fail(String message, Throwable cause);

    /** Rows that share a transaction with those of others. */
    sealed interface Shared extends Pending {
        /** By which right they are written. */
        Lease lease();

        /** The lease is over. */
        void fenced();
    }

    /** An append whose rows are ready. */
    record OfAppend(EncodedAppend rows, CompletableFuture<AppendResult> result) implements Shared {
        @Override
        public Lease lease() {
            return rows.append().lease();
        }

        @Override
        public void fenced() {
            result.complete(new AppendResult.Fenced());
        }

        @Override
        public void fail(String message, Throwable cause) {
            result.complete(new AppendResult.Failed(message, cause));
        }
    }

    /** The start of an asynchronous Express execution, kept or (without a row) forgotten. */
    record OfExpress(Lease lease, String arn, List<Object> row, CompletableFuture<Void> result) implements Shared {
        @Override
        public void fenced() {
            fail("Expected a lease that stands, but " + lease + " is over", new IllegalStateException("fenced"));
        }

        @Override
        public void fail(String message, Throwable cause) {
            result.completeExceptionally(new StoreException(message, cause));
        }
    }

    /**
     * Pieces of Express logs.
     *
     * @param rows
     *            all columns but the id
     */
    record OfLog(Lease lease, List<@Nullable Object[]> rows, CompletableFuture<Written> result) implements Shared {
        @Override
        public void fenced() {
            result.complete(Written.FENCED);
        }

        @Override
        public void fail(String message, Throwable cause) {
            result.complete(Written.FAILED);
        }
    }

    /** A change of a map run, and the partitions of its messages. */
    record OfMapRun(MapRuns.Change change, List<Long> receivers, CompletableFuture<AppendResult> result)
            implements
                Shared {
        @Override
        public Lease lease() {
            return change.lease();
        }

        @Override
        public void fenced() {
            result.complete(new AppendResult.Fenced());
        }

        @Override
        public void fail(String message, Throwable cause) {
            result.complete(new AppendResult.Failed(message, cause));
        }
    }

    /**
     * Executions to remove.
     *
     * @param executions
     *            their keys; none to go on with those that are removed in parts
     * @param rows
     *            how many rows may be deleted of those
     */
    record OfRemoval(Lease lease, List<Long> executions, int rows, CompletableFuture<Removed> result)
            implements
                Shared {
        @Override
        public void fenced() {
            fail("Expected a lease that stands, but " + lease + " is over", new IllegalStateException("fenced"));
        }

        @Override
        public void fail(String message, Throwable cause) {
            result.completeExceptionally(new StoreException(message, cause));
        }
    }

    /** Any other change: all of it, or nothing. */
    record Unit<T>(Function<DSLContext, T> change, CompletableFuture<T> result) implements Pending {
        @Override
        public void fail(String message, Throwable cause) {
            result.completeExceptionally(new StoreException(message, cause));
        }
    }
}
