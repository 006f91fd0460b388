package dev.pawl.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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
    /** Strangers are told so before anybody has asked who they are: their part of the memory is full. */
    static final HttpResponse TOO_MANY = later(429, "ThrottlingException", "Rate exceeded");
    static final HttpResponse NO_ROOM = later(503, "ServiceUnavailableException",
            "Too much is being sent at this moment. Try again.");
    private static final HttpResponse BROKEN = HttpResponse.refusal(400, "SerializationException",
            "The request's body could not be read.");

    private final Request request;
    private final int maxBytes;
    private final BodyRoom.Portion room;
    private final Consumer<Body> onBody;
    private final Consumer<HttpResponse> onRefused;
    private @Nullable ByteArrayOutputStream collected;

    BodyReader(Request request, int maxBytes, BodyRoom.Portion room, Consumer<Body> onBody,
            Consumer<HttpResponse> onRefused) {
        this.room = room;
        this.request = request;
        this.maxBytes = maxBytes;
        this.onBody = onBody;
        this.onRefused = onRefused;
    }

    private static HttpResponse later(int status, String error, String message) {
        HttpResponse refusal = HttpResponse.refusal(status, error, message);
        List<HttpResponse.Header> headers = new ArrayList<>(refusal.headers());
        headers.add(new HttpResponse.Header("Retry-After", "1"));
        return new HttpResponse(status, headers, refusal.body());
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
            HttpResponse refused = collect(chunk);
            chunk.release();
            if (refused != null) {
                collected = null;
                onRefused.accept(refused);
                return;
            }
            if (last) {
                onBody.accept(collected == null ? Body.EMPTY : Body.of(collected.toByteArray()));
                return;
            }
        }
    }

    private @Nullable HttpResponse collect(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        if (!bytes.hasRemaining()) {
            return null;
        }
        if (bytes.remaining() > maxBytes - (collected == null ? 0 : collected.size())) {
            return TOO_LARGE;
        }
        if (!room.take(bytes.remaining())) {
            return room.standing() == Standing.STRANGER ? TOO_MANY : NO_ROOM;
        }
        if (collected == null) {
            collected = new ByteArrayOutputStream(bytes.remaining());
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        collected.writeBytes(copy);
        return null;
    }
}
