package dev.pawl.search;

import dev.pawl.delivery.Watcher;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import dev.pawl.store.SearchIndex;
import dev.pawl.timer.EngineClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Keeps the index of executions up with what is committed, in the partitions that this node holds. */
public final class Indexer implements Watcher {
    private final SearchIndex index;
    private final EngineClock clock;
    private final Executor workers;
    private final IndexPace pace;
    private final Map<Integer, PartitionIndexer> partitions = new ConcurrentHashMap<>();

    /**
     * Indexes what is committed to the partitions that it is told of.
     *
     * @param workers
     *            threads that may block
     */
    public Indexer(SearchIndex index, EngineClock clock, Executor workers, IndexPace pace) {
        this.index = index;
        this.clock = clock;
        this.workers = workers;
        this.pace = pace;
    }

    /** What an execution, read with its input and output, is found by. */
    public static SearchIndex.Document document(ExecutionRecord execution) {
        return Documents.of(execution);
    }

    /** Indexes all that is committed to a partition, in the caller's thread and without a rest. */
    public static void catchUp(SearchIndex index, Lease lease) {
        Indexing indexing = new Indexing(index, lease, IndexPace.STANDARD);
        while (indexing.step(IndexPace.STANDARD.commits())) {
            // more of the same
        }
    }

    @Override
    public void own(Lease lease) {
        @Nullable PartitionIndexer before = partitions.put(lease.partition(),
                new PartitionIndexer(index, lease, clock, workers, pace));
        if (before != null) {
            before.stop();
        }
    }

    @Override
    public void finish(int partition) {
        @Nullable PartitionIndexer leaving = partitions.remove(partition);
        if (leaving != null) {
            leaving.finish();
        }
    }

    @Override
    public void disown(int partition) {
        @Nullable PartitionIndexer gone = partitions.remove(partition);
        if (gone != null) {
            gone.stop();
        }
    }

    @Override
    public void committed(int partition) {
        @Nullable PartitionIndexer one = partitions.get(partition);
        if (one != null) {
            one.wake();
        }
    }

    @Override
    public void close() {
        partitions.values().forEach(PartitionIndexer::finish);
        partitions.clear();
    }
}
