package dev.pawl.server.rest.tasklog;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last bytes of what is written to it. */
final class Tail extends OutputStream {
    private final byte[] ring;
    private long written;

    Tail(int most) {
        ring = new byte[most];
    }

    @Override
    public void write(int b) {
        ring[(int) (written++ % ring.length)] = (byte) b;
    }

    /** The text; a line that is not whole is left out of its beginning. */
    String text() {
        int length = (int) Math.min(written, ring.length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % ring.length)];
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return written > ring.length ? text.substring(text.indexOf('\n') + 1) : text;
    }
}
