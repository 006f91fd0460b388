package dev.pawl.items;

import dev.pawl.json.Payload;
import java.util.Optional;

/** Opens the sources of items that an ItemReader names. May be called from many threads at once. */
@FunctionalInterface
public interface ItemReaders {
    /** Reads nothing: for engines that were wired without a source. */
    ItemReaders NONE = (request, position) -> {
        throw ItemsException.reading("Expected a place to read items from, but this engine has none for "
                + request.resource() + ".");
    };

    /**
     * Opens a source. This may wait for the network.
     *
     * @param position
     *            where to go on, as {@link ItemCursor#position()} said; empty for the beginning
     * @throws ItemsException
     *             States.ItemReaderFailed, if there is no such source, or not the one that the position is in
     */
    ItemCursor open(ItemsRequest request, Optional<Payload> position) throws ItemsException;
}
