package dev.pawl.server.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where requests come in: reads the body of each, passes it on, and knows which are under way. */
final class RequestIntake extends Handler.Abstract {
    private final HttpHandler handler;
    private final int maxBodyBytes;
    private final Duration bodyTimeout;
    private final Executor executor;
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private final Hangups hangups;
    private final Streams streams;
    private volatile boolean draining;

    RequestIntake(HttpHandler handler, HttpServerOptions options, Executor executor, Hangups hangups) {
        this.hangups = hangups;
        this.streams = new Streams(executor, hangups, options.idleTimeout());
        this.handler = handler;
        this.maxBodyBytes = options.maxBodyBytes();
        this.bodyTimeout = options.bodyTimeout();
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, streams, underWay::remove);
        underWay.add(exchange);
        if (draining) {
            exchange.answer(Exchange.STOPPING);
        } else if (request.getLength() > maxBodyBytes) {
            exchange.answerAndClose(BodyReader.TOO_LARGE);
        } else {
            new BodyReader(request, maxBodyBytes, body -> exchange.pass(body, handler, executor, hangups),
                    exchange::answerAndClose).run();
            exchange.giveUpReadingAfter(bodyTimeout);
        }
        return true;
    }

    /**
     * Ends what streams, waits until nothing is under way, no longer than is given, then answers what is left.
     */
    void drain(Duration grace) {
        draining = true;
        streams.stop();
        long deadline = System.nanoTime() + grace.toNanos();
        while ((!underWay.isEmpty() || streams.count() > 0) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        underWay.forEach(exchange -> exchange.answer(Exchange.STOPPING));
    }
}
