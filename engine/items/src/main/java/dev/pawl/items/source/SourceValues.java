package dev.pawl.items.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.items.format.Value;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The values of a source, in order, whatever number of objects it has. */
interface SourceValues extends Closeable {
    /** The next one; empty at the end. */
    Optional<Sourced> next() throws IOException;

    /** The place behind the value that was given last; whoever opened the source can open it there. */
    ObjectNode position();

    /** A value, and the URI that the context object shows for it. */
    record Sourced(Value value, String uri) {}
}
