package dev.pawl.server.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. Whoever answers first wins; Jetty's callback is completed exactly once. */
final class Exchange {
    static final HttpResponse STOPPING = HttpResponse.refusal(503, "ServiceUnavailableException",
            "The server is stopping.");
    private static final HttpResponse FAILED = HttpResponse.refusal(500, "InternalFailure",
            "The request failed for a reason of our own.");
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private enum Stage {
        READING, WORKING, ANSWERED
    }

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Consumer<Exchange> onAnswered;
    private final Streams streams;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.READING);

    private volatile Scheduler.@Nullable Task readingTimeout;

    Exchange(Request request, Response response, Callback callback, Streams streams, Consumer<Exchange> onAnswered) {
        this.streams = streams;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.onAnswered = onAnswered;
    }

    void pass(Body body, HttpHandler handler, Executor executor, Hangups hangups) {
        if (!stage.compareAndSet(Stage.READING, Stage.WORKING)) {
            return;
        }
        Scheduler.Task timeout = readingTimeout;
        if (timeout != null) {
            timeout.cancel();
        }
        // From here on silence is ours: a long poll holds its connection longer than a caller may be idle.
        request.addIdleTimeoutListener(idle -> false);
        try {
            CompletableFuture<Void> hungUp = new CompletableFuture<>();
            CompletionStage<HttpResponse> answer = handler.handle(read(request, body, hungUp));
            if (answer.toCompletableFuture().isDone()) {
                answer.whenComplete(this::answerWith);
            } else {
                if (hungUp.getNumberOfDependents() > 0) {
                    hangups.watch(request, hungUp, answer);
                }
                // Not on the thread that completes the stage: it may be the one that writes to the store.
                answer.whenCompleteAsync(this::answerWith, executor);
            }
        } catch (RuntimeException | Error e) {
            answerWith(null, e);
        }
    }

    /** A request as handlers know it. */
    static HttpRequest read(Request request, Body body, CompletionStage<Void> hungUp) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath() == null ? "" : uri.getPath();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return new HttpRequest(request.getMethod(), path, query, new Headers(request.getHeaders()), body, hungUp,
                new Connection(Request.getRemoteAddr(request), request.isSecure()));
    }

    private void answerWith(@Nullable HttpResponse answer, @Nullable Throwable failure) {
        if (answer == null) {
            LOG.error("A request failed where no failure is expected: {}",
                    failure == null ? "no answer" : failure.getClass().getName());
            answer(FAILED);
        } else {
            answer(answer);
        }
    }

    /** Refuses the request if its body is not here by then. */
    void giveUpReadingAfter(Duration timeout) {
        if (stage.get() == Stage.READING) {
            Scheduler.Task task = request.getComponents().getScheduler()
                    .schedule(() -> answerAndClose(BodyReader.TOO_SLOW), timeout);
            readingTimeout = task;
            if (stage.get() != Stage.READING) {
                task.cancel();
            }
        }
    }

    /** Answers a request whose body is not read to its end, so that its connection is of no more use. */
    void answerAndClose(HttpResponse answer) {
        if (stage.compareAndSet(Stage.READING, Stage.ANSWERED)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            send(answer);
        }
    }

    void answer(HttpResponse answer) {
        if (stage.getAndSet(Stage.ANSWERED) != Stage.ANSWERED) {
            send(answer);
        } else {
            answer.stream().ifPresent(BodyStream::close);
        }
    }

    private void send(HttpResponse answer) {
        onAnswered.accept(this);
        try {
            response.setStatus(answer.status());
            answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
            if (answer.stream().isPresent()) {
                streams.begin(request, response, callback, answer.stream().get());
                return;
            }
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().bytes().length);
            response.write(true, answer.body().buffer(), callback);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }
}
