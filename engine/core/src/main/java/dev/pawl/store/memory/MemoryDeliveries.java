package dev.pawl.store.memory;

import dev.pawl.store.Deliveries;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What follows commits, in memory. */
final class MemoryDeliveries implements Deliveries {
    private final Image image;

    MemoryDeliveries(Image image) {
        this.image = image;
    }

    @Override
    public long head(int partition) {
        synchronized (image) {
            return image.partitions.get(partition).position;
        }
    }

    @Override
    public List<Commit> commits(int partition, long afterPosition, int limit) {
        synchronized (image) {
            return image.partitions.get(partition).commits.tailMap(afterPosition, false).entrySet().stream()
                    .limit(limit).map(entry -> commit(partition, entry.getKey(), entry.getValue())).toList();
        }
    }

    private Commit commit(int partition, long position, Image.Entry entry) {
        return switch (entry) {
            case Image.Entry.Row row -> new Commit(partition, position,
                    execution(row).execution.machineRevisionKey(), false);
            case Image.Entry.Express express ->
                new Commit(partition, position, express.piece().machineRevisionKey(), true);
        };
    }

    @Override
    public List<Committed> read(List<Commit> commits) {
        synchronized (image) {
            List<Committed> read = new ArrayList<>();
            for (Commit commit : commits) {
                Optional.ofNullable(image.partitions.get(commit.partition()).commits.get(commit.position()))
                        .map(entry -> committed(commit, entry)).ifPresent(read::add);
            }
            return read;
        }
    }

    private Committed committed(Commit commit, Image.Entry entry) {
        return switch (entry) {
            case Image.Entry.Row row -> {
                Image.History history = execution(row);
                ExecutionRecord execution = history.execution;
                yield new Committed(commit, execution.info(), execution.redriveCount(), execution.redrivenAt(),
                        history.transitions.get((int) row.sequence())).news();
            }
            case Image.Entry.Express express -> new Committed(commit, express.piece().info(), 0, Optional.empty(),
                    express.piece().events());
        };
    }

    private Image.History execution(Image.Entry.Row row) {
        return Objects.requireNonNull(image.executions.get(row.executionKey()));
    }

    @Override
    public Optional<Cursor> cursor(String reader, int partition) {
        synchronized (image) {
            return Optional.ofNullable(image.cursors.get(new Image.CursorId(reader, partition)));
        }
    }

    @Override
    public boolean keep(String reader, Lease lease, Cursor cursor) {
        synchronized (image) {
            if (!image.held(lease)) {
                return false;
            }
            image.cursors.put(new Image.CursorId(reader, lease.partition()), cursor);
            return true;
        }
    }
}
