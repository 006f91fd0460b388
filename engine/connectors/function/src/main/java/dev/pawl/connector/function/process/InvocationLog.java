package dev.pawl.connector.function.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The log of one call: its lines go to the sink up to a limit, and its end is kept. */
final class InvocationLog {
    private static final int TAIL_BYTES = 4096;
    private static final int MAX_SUNK_BYTES = 1 << 20;

    private final String function;
    private final String requestId;
    private final LogSink sink;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private int sunkBytes;

    InvocationLog(String function, String requestId, LogSink sink) {
        this.function = function;
        this.requestId = requestId;
        this.sink = sink;
    }

    synchronized void line(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        tail.writeBytes(bytes);
        if (tail.size() > 4 * TAIL_BYTES) {
            byte[] end = end();
            tail.reset();
            tail.writeBytes(end);
        }
        if (sunkBytes <= MAX_SUNK_BYTES) {
            sunkBytes += bytes.length;
            sink.line(function, requestId, sunkBytes <= MAX_SUNK_BYTES
                    ? line
                    : "… the rest of what this call prints is left out");
        }
    }

    /** The last 4 KB in Base64, as Lambda answers it. */
    synchronized String tail() {
        return Base64.getEncoder().encodeToString(end());
    }

    private byte[] end() {
        byte[] all = tail.toByteArray();
        return all.length <= TAIL_BYTES ? all : Arrays.copyOfRange(all, all.length - TAIL_BYTES, all.length);
    }
}
