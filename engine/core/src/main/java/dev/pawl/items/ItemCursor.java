package dev.pawl.items;

import dev.pawl.json.Payload;
import java.util.Optional;

/**
 * Goes over the items of a source, once and in order. Used by one thread at a time. It keeps no more than a
 * few items
 * in memory.
 */
public interface ItemCursor extends AutoCloseable {
    /**
     * The next item; empty at the end, and ever after. This may wait for the network.
     *
     * @throws ItemsException
     *             States.ItemReaderFailed; the cursor is of no use then
     */
    Optional<SourceItem> next() throws ItemsException;

    /**
     * The place after the item that was given last. Small JSON: whoever opens the source there gets the items
     * that
     * follow, or an error if the source is another by now.
     */
    Payload position();

    @Override
    void close();
}
