package dev.pawl.items.format;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one object, as they are after decompression; the same at each opening. */
public interface Content {
    /** Opens them at the beginning. */
    InputStream open() throws IOException;

    /**
     * Opens them at an offset. Only asked for if {@link #seekable}.
     */
    InputStream open(long offset) throws IOException;

    /**
     * The same, if no more than so many bytes are wanted. There may be more in the stream.
     */
    InputStream open(long offset, long length) throws IOException;

    /** How many there are. Only asked for if {@link #seekable}. */
    long sizeBytes() throws IOException;

    /** Whether they can be opened anywhere at no cost: not if they are compressed. */
    boolean seekable() throws IOException;
}
