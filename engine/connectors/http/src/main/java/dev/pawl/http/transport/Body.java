package dev.pawl.http.transport;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** The bytes of an answer. */
public final class Body {
    private final byte[] bytes;

    /** Those bytes, which nobody changes any more. */
    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many there are. */
    public int length() {
        return bytes.length;
    }

    /** As text, with signs in the place of what is none. */
    public String text(Charset charset) {
        return new String(bytes, charset);
    }

    /** To be read. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
