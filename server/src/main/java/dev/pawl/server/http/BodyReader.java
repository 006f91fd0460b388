package dev.pawl.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads a body without holding a thread while it is on its way, and no more of it than is allowed. */
final class BodyReader implements Runnable {
    static final HttpResponse TOO_LARGE = HttpResponse.refusal(413, "RequestEntityTooLargeException",
            "The request is too large.");
    static final HttpResponse TOO_SLOW = HttpResponse.refusal(408, "RequestTimeoutException",
            "The request took too long to arrive.");
    private static final HttpResponse BROKEN = HttpResponse.refusal(400, "SerializationException",
            "The request's body could not be read.");

    private final Request request;
    private final int maxBytes;
    private final Consumer<Body> onBody;
    private final Consumer<HttpResponse> onRefused;
    private @Nullable ByteArrayOutputStream collected;

    BodyReader(Request request, int maxBytes, Consumer<Body> onBody, Consumer<HttpResponse> onRefused) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.onBody = onBody;
        this.onRefused = onRefused;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                onRefused.accept(chunk.getFailure() instanceof TimeoutException ? TOO_SLOW : BROKEN);
                return;
            }
            boolean last = chunk.isLast();
            boolean fits = collect(chunk);
            chunk.release();
            if (!fits) {
                onRefused.accept(TOO_LARGE);
                return;
            }
            if (last) {
                onBody.accept(collected == null ? Body.EMPTY : Body.of(collected.toByteArray()));
                return;
            }
        }
    }

    private boolean collect(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        if (!bytes.hasRemaining()) {
            return true;
        }
        if (collected == null) {
            collected = new ByteArrayOutputStream(bytes.remaining());
        }
        if (bytes.remaining() > maxBytes - collected.size()) {
            return false;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        collected.writeBytes(copy);
        return true;
    }
}
