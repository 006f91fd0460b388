package dev.pawl.items.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The values of one object, in order. */
public interface Values extends Closeable {
    /**
     * The next one; empty at the end.
     *
     * @throws FormatException
     *             if the bytes are not what they should be; other exceptions are the source's
     */
    Optional<Value> next() throws IOException;

    /** The place behind the value that was given last. */
    Mark mark();
}
