package dev.pawl.runtime;

import dev.pawl.history.Failure;
import dev.pawl.items.ItemCursor;
import dev.pawl.items.ItemReaders;
import dev.pawl.items.ItemsException;
import dev.pawl.items.ItemsRequest;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import dev.pawl.maprun.ItemAhead;
import dev.pawl.maprun.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a map run, some at a time. It may wait for the network, so it never runs on the threads
 * of the
 * mailboxes. Used by one thread at a time.
 */
final class MapRunReading {
    /** More are read once fewer than so many are left. */
    static final int LOW = 1000;

    private static final int MOST_ITEMS = 2000;
    private static final long MOST_BYTES = 2_000_000;

    private final ItemReaders readers;
    private final ItemsRequest request;
    private final SourcePosition start;
    private @Nullable ItemCursor cursor;
    private Optional<Payload> from;
    private int skip;
    private boolean closed;

    /** Some items, in order; or why there are no more. */
    record Chunk(List<ItemAhead> items, boolean last, Optional<Failure> broken) {}

    MapRunReading(ItemReaders readers, ItemsRequest request, SourcePosition start) {
        this.readers = readers;
        this.request = request;
        this.start = start;
        this.from = start.from();
    }

    /** The next items. */
    synchronized Chunk next() {
        try {
            return closed ? broken(ItemsException.reading("The reading was given up.").failure()) : read();
        } catch (ItemsException e) {
            return broken(e.failure());
        } catch (RuntimeException | VirtualMachineError e) {
            return broken(ItemsException.reading("Items could not be read: " + e).failure());
        }
    }

    private static Chunk broken(Failure failure) {
        return new Chunk(List.of(), true, Optional.of(failure));
    }

    private Chunk read() throws ItemsException {
        ItemCursor open = open();
        List<ItemAhead> items = new ArrayList<>();
        long bytes = 0;
        while (items.size() < MOST_ITEMS && bytes < MOST_BYTES) {
            Optional<SourceItem> item = open.next();
            if (item.isEmpty()) {
                return new Chunk(items, true, Optional.empty());
            }
            items.add(new ItemAhead(item.get(), from, skip++));
            bytes += item.get().value().sizeBytes();
        }
        from = Optional.of(open.position());
        skip = 0;
        return new Chunk(items, false, Optional.empty());
    }

    private ItemCursor open() throws ItemsException {
        ItemCursor open = cursor;
        if (open == null) {
            open = readers.open(request, start.from());
            cursor = open;
            while (skip < start.skip() && open.next().isPresent()) {
                skip++;
            }
        }
        return open;
    }

    /** Lets the source go; may wait for a reading that is under way. */
    synchronized void close() {
        closed = true;
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
