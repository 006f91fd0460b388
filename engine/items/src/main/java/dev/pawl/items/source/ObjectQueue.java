package dev.pawl.items.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.bucket.ObjectRef;
import java.io.IOException;
import java.util.Optional;

/** Objects that are to be read one after another. */
interface ObjectQueue {
    /** The next one; empty at the end. */
    Optional<ObjectRef> next() throws IOException;

    /** The place behind the object that was given last. */
    ObjectNode position();
}
