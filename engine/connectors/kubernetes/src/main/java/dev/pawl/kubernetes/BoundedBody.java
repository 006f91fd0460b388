package dev.pawl.kubernetes;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes as much of an answer as is allowed, and then hangs up. */
final class BoundedBody implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final int mostBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Void> full = new CompletableFuture<>();

    BoundedBody(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            byte[] taken = new byte[Math.min(buffer.remaining(), mostBytes - size())];
            boolean more = taken.length < buffer.remaining();
            buffer.get(taken);
            add(taken);
            if (more) {
                full.complete(null);
                body.cancel();
                return;
            }
        }
        body.consume();
    }

    /** Completes when there is more than is allowed. */
    CompletableFuture<Void> full() {
        return full;
    }

    boolean whole() {
        return !full.isDone();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private synchronized int size() {
        return bytes.size();
    }

    private synchronized void add(byte[] taken) {
        bytes.writeBytes(taken);
    }
}
