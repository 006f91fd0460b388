package dev.pawl.items.parquet;

import dev.pawl.items.format.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a column in a row group, fetched a window at a time: columns lie far apart and are read in
 * turns.
 */
final class ChunkStream extends InputStream {
    private static final int WINDOW_BYTES = 1 << 20;

    private final Content content;
    private final long end;
    private long offset;
    private byte[] window = new byte[0];
    private int next;

    ChunkStream(Content content, long offset, long length) {
        this.content = content;
        this.offset = offset;
        this.end = offset + length;
    }

    private boolean filled() throws IOException {
        if (next == window.length && offset < end) {
            int length = (int) Math.min(WINDOW_BYTES, end - offset);
            try (InputStream stream = content.open(offset, length)) {
                window = stream.readNBytes(length);
            }
            if (window.length < length) {
                throw new EOFException("Expected " + length + " bytes, but got " + window.length);
            }
            offset += length;
            next = 0;
        }
        return next < window.length;
    }

    @Override
    public int read() throws IOException {
        return filled() ? window[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, window.length - next);
        System.arraycopy(window, next, into, at, count);
        next += count;
        return count;
    }
}
