package dev.pawl.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a request or an answer. Who makes one gives its bytes away; who reads them leaves them as they
 * are.
 */
public final class Body {
    /** No bytes at all. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, which nobody will change any more. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    /** This text in UTF-8. */
    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }
}
