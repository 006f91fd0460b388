package dev.pawl.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Version 1: members of gzip one behind the other, so that any gzip reads all of it. The first holds a line
 * that
 * names the format; each further one lines of executions; the last but one the index, a line for each
 * execution;
 * the last is empty, and its header says where the index lies and what SHA-256 all before it has.
 */
final class ArchiveFormat {
    static final String SUFFIX = ".pawl.gz";
    static final int VERSION = 1;
    static final int HASH_BYTES = 32;
    /** About how many bytes of lines a member has: so much is read for one execution. */
    static final int MEMBER_BYTES = 1 << 17;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte[] EMPTY = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] NAME = {'P', 'A'};
    private static final int EXTRA = 4 + 8 + 4 + HASH_BYTES;

    /** How long the last member is. */
    static final int TRAILER_BYTES = GZIP.length + 2 + EXTRA + EMPTY.length;

    private ArchiveFormat() {}

    /** Where the index lies, and the hash of all bytes before the trailer. */
    @SuppressWarnings("ArrayRecordComponent") // of this package, and never compared
    record Trailer(long indexFrom, int indexBytes, byte[] hash) {
        byte[] bytes() {
            return ByteBuffer.allocate(TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN).put(GZIP)
                    .putShort((short) EXTRA).put(NAME).putShort((short) (EXTRA - 4)).putLong(indexFrom)
                    .putInt(indexBytes).put(hash).put(EMPTY).array();
        }

        static Trailer read(byte[] bytes, String file) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer.position(GZIP.length + 2 + NAME.length + 2);
            long from = buffer.getLong();
            int length = buffer.getInt();
            byte[] hash = new byte[HASH_BYTES];
            buffer.get(hash);
            Trailer read = new Trailer(from, length, hash);
            if (!Arrays.equals(read.bytes(), bytes)) {
                throw new DamagedFileException("Expected " + file + " to end as an archive file does, but it ends"
                        + " otherwise: it was cut, or is damaged");
            }
            return read;
        }

        /** The same, if the index lies within a file of that size. */
        Trailer within(ArchiveFiles.File file) throws IOException {
            long room = file.bytes() - TRAILER_BYTES;
            if (indexFrom < 0 || indexBytes < 0 || indexFrom > room - indexBytes) {
                throw new DamagedFileException("Expected the index of " + file.name() + " within its " + file.bytes()
                        + " bytes, but it is said to have " + indexBytes + " at " + indexFrom);
            }
            return this;
        }
    }

    static byte[] member(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        byte[] member = member(bytes, Deflater.DEFAULT_COMPRESSION);
        // what readers would take for a bomb is written as it is
        return bytes.length > MemberText.most(member.length) ? member(bytes, Deflater.NO_COMPRESSION) : member;
    }

    private static byte[] member(byte[] bytes, int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Levelled gzip = new Levelled(out, level)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static final class Levelled extends GZIPOutputStream {
        Levelled(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }
}
