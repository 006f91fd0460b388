package dev.pawl.server.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests come in: reads the body of each, passes it on, and knows which are under way. */
final class RequestIntake extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);

    private final HttpHandler handler;
    private final Function<HttpRequest, Standing> standings;
    private final BodyRoom room;
    private final int maxBodyBytes;
    private final Duration bodyTimeout;
    private final Executor executor;
    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private final Hangups hangups;
    private final Streams streams;
    private volatile boolean draining;

    /**
     * Not listening yet.
     *
     * @param standings
     *            who somebody is by a request whose body is not here yet
     */
    RequestIntake(HttpHandler handler, Function<HttpRequest, Standing> standings, HttpServerOptions options,
            Executor executor, Hangups hangups) {
        this.standings = standings;
        this.room = new BodyRoom(Runtime.getRuntime().maxMemory(), options.maxBodyBytes());
        this.hangups = hangups;
        this.streams = new Streams(executor, hangups, options.idleTimeout());
        this.handler = handler;
        this.maxBodyBytes = options.maxBodyBytes();
        this.bodyTimeout = options.bodyTimeout();
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        BodyRoom.Portion portion = room.portion(() -> standing(request));
        Runnable arrived = followHead(request);
        Exchange exchange = new Exchange(request, response, callback, streams, answered -> {
            portion.release();
            underWay.remove(answered);
        });
        underWay.add(exchange);
        if (draining) {
            exchange.answer(Exchange.STOPPING);
        } else if (request.getLength() > maxBodyBytes) {
            exchange.answerAndClose(BodyReader.TOO_LARGE);
        } else {
            new BodyReader(request, maxBodyBytes, portion, body -> {
                arrived.run();
                exchange.pass(body, handler, executor, hangups);
            }, exchange::answerAndClose).run();
            exchange.giveUpReadingAfter(bodyTimeout);
        }
        return true;
    }

    /** Gives the room of the head back with the answer; what is returned is to run when the body is here. */
    private static Runnable followHead(Request request) {
        if (request.getConnectionMetaData().getConnection() instanceof MeasuredConnection connection) {
            int head = connection.head();
            Request.addCompletionListener(request, failure -> connection.answered(head));
            return () -> connection.arrived(head);
        }
        return () -> {};
    }

    private Standing standing(Request request) {
        try {
            return standings.apply(Exchange.read(request, Body.EMPTY, new CompletableFuture<>()));
        } catch (RuntimeException e) {
            LOG.debug("Who sends a body cannot be told: {}", e.getClass().getName());
            return Standing.STRANGER;
        }
    }

    /** How many bytes of bodies are in memory. */
    long bodyBytes() {
        return room.taken();
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
