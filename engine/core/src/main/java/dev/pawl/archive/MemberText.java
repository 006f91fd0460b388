package dev.pawl.archive;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.zip.GZIPInputStream;

/**
 * The text of a member of an archive file, unpacked while it is read. Somebody else may have made the file:
 * it unpacks
 * to no more than a quarter of the memory there is, nor than {@value #RATIO} times its size, and whoever
 * reads it can be
 * interrupted.
 */
final class MemberText extends FilterInputStream {
    private static final int RATIO = 250;
    /** Less than this is taken in whatever it was packed to. */
    private static final long FREE_BYTES = 16L << 20;
    private static final long ROOM = Math.max(FREE_BYTES, Math.min(Runtime.getRuntime().maxMemory() / 4, 1L << 30));

    private final String file;
    private final long ratioBytes;
    private final long roomBytes;
    private long unpacked;

    MemberText(byte[] member, String file) throws IOException {
        this(member, file, ROOM);
    }

    MemberText(byte[] member, String file, long roomBytes) throws IOException {
        super(new GZIPInputStream(new ByteArrayInputStream(member)));
        this.file = file;
        this.ratioBytes = most(member.length);
        this.roomBytes = roomBytes;
    }

    /** How large what was packed to that size may be. */
    static long most(long packedBytes) {
        return Math.max(FREE_BYTES, RATIO * packedBytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Interrupted while " + file + " was unpacked");
        }
        int read = super.read(into, offset, length);
        unpacked += Math.max(0, read);
        if (unpacked > ratioBytes) {
            throw new IOException("Expected a part of " + file + " that unpacks to " + ratioBytes
                    + " bytes at most, but it goes on: nobody packs an execution that small");
        }
        if (unpacked > roomBytes) {
            throw new IOException("Expected a part of " + file + " that unpacks to " + roomBytes
                    + " bytes at most, a quarter of the memory, but it goes on. If the file is yours, read it with a"
                    + " larger heap, such as PAWL_JAVA_OPTS=-Xmx4g");
        }
        return read;
    }
}
