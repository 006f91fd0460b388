package dev.pawl.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices callers that close their connection while they wait for an answer. Jetty reads nothing from a
 * connection
 * until its
 * request is answered, so it cannot tell. Here a second selector waits until there is something to read: of a
 * caller
 * that has
 * said all, that can only be the end. One that sends its next request early is taken for gone, and gets an
 * early
 * answer.
 */
final class Hangups implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hangups.class);
    private static final long LOOK_AGAIN_MILLIS = Duration.ofSeconds(1).toMillis();

    private final Selector selector;
    private final Queue<Watch> fresh = new ConcurrentLinkedQueue<>();

    private record Watch(SocketChannel channel, CompletableFuture<Void> hungUp, CompletionStage<?> answer) {}

    private Hangups(Selector selector) {
        this.selector = selector;
    }

    static Hangups start() {
        try {
            Hangups hangups = new Hangups(Selector.open());
            Thread thread = new Thread(hangups, "http-hangups");
            thread.setDaemon(true);
            thread.start();
            return hangups;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes the stage if the caller goes away before the answer is there. */
    void watch(Request request, CompletableFuture<Void> hungUp, CompletionStage<?> answer) {
        if (request.getConnectionMetaData().getConnection().getEndPoint()
                .getTransport() instanceof SocketChannel channel) {
            fresh.add(new Watch(channel, hungUp, answer));
            selector.wakeup();
            answer.whenComplete((done, failure) -> selector.wakeup());
        }
    }

    @Override
    public void run() {
        try {
            while (selector.isOpen()) {
                selector.select(LOOK_AGAIN_MILLIS);
                selector.selectedKeys().forEach(Hangups::gone);
                selector.selectedKeys().clear();
                selector.keys().forEach(Hangups::dropAnswered);
                // a channel can only be watched anew after its key of last time is really gone
                selector.selectNow(Hangups::gone);
                register();
            }
        } catch (IOException | ClosedSelectorException e) {
            if (selector.isOpen()) {
                LOG.error("Callers that hang up are not noticed any more: {}", e.getClass().getName());
            }
        }
    }

    private void register() {
        for (Watch watch = fresh.poll(); watch != null; watch = fresh.poll()) {
            try {
                watch.channel().register(selector, SelectionKey.OP_READ, watch);
            } catch (ClosedChannelException e) {
                watch.hungUp().complete(null);
            }
        }
    }

    private static void gone(SelectionKey key) {
        Watch watch = (Watch) key.attachment();
        key.cancel();
        // a caller that has its answer already is about to ask again on the same connection
        if (!watch.answer().toCompletableFuture().isDone()) {
            watch.hungUp().complete(null);
        }
    }

    private static void dropAnswered(SelectionKey key) {
        if (key.isValid() && ((Watch) key.attachment()).answer().toCompletableFuture().isDone()) {
            key.cancel();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
