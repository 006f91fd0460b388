package dev.pawl.items.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes with a count and an allowance: whoever reads on without coming to the end of a value is stopped, so
 * that no
 * source can fill the memory.
 */
final class ByteFeed extends InputStream {
    /** Raw bytes of one value, and of what lies between two: several times what a value may have. */
    static final long VALUE_BYTES = 2L << 20;

    private final InputStream source;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;
    private long position;
    private long limit;
    private String what = "";

    ByteFeed(InputStream source, long offset) {
        this.source = source;
        position = offset;
        limit = offset;
    }

    /** Offset of the byte that comes next. */
    long position() {
        return position;
    }

    /** From here on so many bytes may be read, and then an exception says what they were to be. */
    void allow(long bytes, String forWhat) {
        limit = position + bytes;
        what = forWhat;
    }

    /** The byte that comes next, which stays there; negative at the end. */
    int peek() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, source.read(buffer, 0, buffer.length));
        }
        return filled == 0 ? -1 : buffer[next] & 0xff;
    }

    @Override
    public int read() throws IOException {
        int one = peek();
        if (one >= 0) {
            spend(1);
            next++;
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (peek() < 0) {
            return -1;
        }
        int count = Math.min(length, filled - next);
        spend(count);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    /** Leaves out the mark that some programs put before UTF-8. Only of use at the very beginning. */
    void skipByteOrderMark() throws IOException {
        if (peek() == 0xef && filled - next >= 3 && (buffer[next + 1] & 0xff) == 0xbb
                && (buffer[next + 2] & 0xff) == 0xbf) {
            next += 3;
            position += 3;
        }
    }

    private void spend(int bytes) throws FormatException {
        position += bytes;
        if (position > limit) {
            throw new FormatException("Expected " + what + " before byte " + limit + ", but there is none.");
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
