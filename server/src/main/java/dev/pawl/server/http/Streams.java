package dev.pawl.server.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers that go on, all of one server. */
final class Streams {
    private final Executor executor;
    private final Hangups hangups;
    private final Duration stall;
    private final Set<Streaming> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /**
     * None yet.
     *
     * @param stall
     *            how long a reader may take none of what was sent
     */
    Streams(Executor executor, Hangups hangups, Duration stall) {
        this.executor = executor;
        this.hangups = hangups;
        this.stall = stall;
    }

    /** Sends what the stream gives, until one of both sides ends it. */
    void begin(Request request, Response response, Callback callback, BodyStream stream) {
        Streaming streaming = new Streaming(new Streaming.Line(request, response, callback), stream, stall, executor,
                open::remove);
        open.add(streaming);
        streaming.begin(hangups);
        if (stopped) {
            streaming.stop();
        }
    }

    /** Asks all of them to come to an end. */
    void stop() {
        stopped = true;
        open.forEach(Streaming::stop);
    }

    int count() {
        return open.size();
    }
}
