package dev.pawl.teststate;

import dev.pawl.asl.ItemReader;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Finds the items in what an ItemReader is said to have read. */
@FunctionalInterface
public interface FileItems {
    /** Reads JSON alone. */
    FileItems NONE = (reader, data) -> Optional.empty();

    /**
     * All items as an array. Empty for kinds of files that are not read: what depends on their items is not shown
     * then.
     *
     * @throws dev.pawl.teststate.mock.StateTestException
     *             if it is not of the kind that the reader says
     */
    Optional<Payload> read(ItemReader reader, String data);
}
