package dev.pawl.items.source;

import dev.pawl.items.format.FormatException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How an object is packed, which its first bytes say. */
enum Compression {
    NONE, GZIP, ZSTD;

    private static final int MAGIC_BYTES = 4;

    /** A stream, and how it is packed: nothing has been taken from it. */
    record Recognized(InputStream packed, Compression compression) {}

    /**
     * Looks at the first bytes.
     *
     * @param key
     *            whose ending promises something
     * @throws FormatException
     *             if the bytes are not what was promised
     */
    static Recognized recognize(InputStream bytes, String key, Optional<String> contentEncoding) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(bytes, MAGIC_BYTES);
        byte[] first = stream.readNBytes(MAGIC_BYTES);
        stream.unread(first);
        Compression is = of(first);
        Compression promised = promised(key.toLowerCase(Locale.ROOT), contentEncoding.orElse(""));
        if (promised != NONE && is != promised) {
            throw new FormatException("Expected a file compressed with " + promised.name().toLowerCase(Locale.ROOT)
                    + ", as its name or Content-Encoding says, but it is not.");
        }
        return new Recognized(stream, is);
    }

    private static Compression of(byte[] first) {
        if (first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        boolean zstd = first.length == MAGIC_BYTES && (first[0] & 0xff) == 0x28 && (first[1] & 0xff) == 0xb5
                && (first[2] & 0xff) == 0x2f && (first[3] & 0xff) == 0xfd;
        return zstd ? ZSTD : NONE;
    }

    private static Compression promised(String key, String encoding) {
        if (key.endsWith(".gz") || key.endsWith(".gzip") || encoding.equalsIgnoreCase("gzip")) {
            return GZIP;
        }
        return key.endsWith(".zst") || key.endsWith(".zstd") || encoding.equalsIgnoreCase("zstd") ? ZSTD : NONE;
    }

    /** The bytes as they were before they were packed. */
    InputStream unpacked(InputStream packed) throws IOException {
        if (this == NONE) {
            return packed;
        }
        Packed source = new Packed(packed);
        return new Checked(this == GZIP ? new GZIPInputStream(source, 1 << 15) : new ZstdInputStream(source), source);
    }

    /** Remembers whether the way to the bytes failed: then they are not to blame. */
    private static final class Packed extends FilterInputStream {
        private boolean failed;

        Packed(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            failed = true;
            int count = super.read(into, offset, length);
            failed = false;
            return count;
        }

        /**
         * Java looks for a further member of gzip only if bytes are said to be there, which a network never knows.
         */
        @Override
        public int available() {
            return 1;
        }
    }

    /** Says in one way that packed bytes are broken. */
    private static final class Checked extends FilterInputStream {
        private final Packed source;

        Checked(InputStream unpacked, Packed source) {
            super(unpacked);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException | RuntimeException e) {
                if (source.failed) {
                    throw e;
                }
                throw new FormatException("Expected a compressed file, but it is broken or ends too early.", e);
            }
        }
    }
}
