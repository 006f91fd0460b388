package dev.pawl.server.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The body of an answer that goes on. It is asked for its next bytes only when those before have left, so
 * that a slow
 * reader slows down its own stream and nothing else.
 */
public interface BodyStream {
    /**
     * The next bytes, at once or later; nothing at the end. Must not block, and is not called again before the
     * stage is
     * complete.
     */
    CompletionStage<Optional<Body>> next();

    /**
     * Nobody reads any more: the caller has gone, the server stops, or the end was sent. May be called more than
     * once, from
     * any thread; a stage that is awaited becomes complete with nothing.
     */
    void close();
}
