package dev.pawl.server.rest;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.BodyStream;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A stream that ends when its reader may no longer have it. */
final class GuardedStream implements BodyStream {
    private final BodyStream stream;
    private final Runnable over;

    /**
     * That stream.
     *
     * @param guard
     *            told how to end it; gives what is called when it is over
     */
    GuardedStream(BodyStream stream, UnaryOperator<Runnable> guard) {
        this.stream = stream;
        this.over = guard.apply(stream::close);
    }

    @Override
    public CompletionStage<Optional<Body>> next() {
        return stream.next();
    }

    @Override
    public void close() {
        over.run();
        stream.close();
    }
}
