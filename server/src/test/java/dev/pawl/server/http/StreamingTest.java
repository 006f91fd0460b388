package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamingTest {
    private static final HttpServerOptions IMPATIENT = HttpServerOptions.loopback(0)
            .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(10));

    /** Gives what a function says, and remembers what was asked of it. */
    private static final class Scripted implements BodyStream {
        private final IntFunction<CompletionStage<Optional<Body>>> script;
        private final AtomicInteger asked = new AtomicInteger();
        private final CompletableFuture<Optional<Body>> closed = new CompletableFuture<>();

        Scripted(IntFunction<CompletionStage<Optional<Body>>> script) {
            this.script = script;
        }

        @Override
        public CompletionStage<Optional<Body>> next() {
            CompletableFuture<Optional<Body>> next = script.apply(asked.getAndIncrement()).toCompletableFuture();
            return closed.isDone()
                    ? closed
                    : CompletableFuture.anyOf(next, closed).thenApply(any -> closed.isDone()
                            ? Optional.empty()
                            : next.join());
        }

        @Override
        public void close() {
            closed.complete(Optional.empty());
        }

        void awaitClosed() throws Exception {
            closed.get(20, TimeUnit.SECONDS);
        }
    }

    private static HttpServer serve(HttpServerOptions options, BodyStream stream) throws IOException {
        return HttpServer.start(options, request -> CompletableFuture
                .completedFuture(HttpResponse.streaming(200, List.of(), stream)));
    }

    private static CompletionStage<Optional<Body>> now(String text) {
        return CompletableFuture.completedFuture(text.isEmpty() ? Optional.empty() : Optional.of(Body.of(text)));
    }

    private static RawHttp get(HttpServer server) {
        return new RawHttp(server.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void sendsWhatTheStreamGivesUntilItsEnd() throws Exception {
        Scripted stream = new Scripted(i -> now(i < 5_000 ? "x" : ""));
        try (HttpServer server = serve(HttpServerOptions.loopback(0), stream);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build(),
                    BodyHandlers.ofString()).body()).hasSize(5_000);
            stream.awaitClosed();
        }
    }

    @Test
    @SuppressWarnings("try") // the reader is there to be idle
    void asksAReaderThatDoesNotReadForPatienceAndThenGivesItUp() throws Exception {
        Scripted stream = new Scripted(i -> now("x".repeat(1 << 16)));
        try (HttpServer server = serve(IMPATIENT, stream); RawHttp lazy = get(server)) {
            stream.awaitClosed();
            // what the sockets took, and one that was under way
            assertThat(stream.asked.get()).isBetween(1, 400);
        }
    }

    @Test
    void noticesThatTheReaderHasGone() throws Exception {
        Scripted stream = new Scripted(i -> i == 0 ? now("x") : new CompletableFuture<>());
        try (HttpServer server = serve(HttpServerOptions.loopback(0), stream); RawHttp reader = get(server)) {
            reader.receive();
            reader.hangUp();
            stream.awaitClosed();
        }
    }

    @Test
    void silenceOfTheStreamIsNoReasonToEndIt() throws Exception {
        CompletableFuture<Optional<Body>> late = new CompletableFuture<>();
        Scripted stream = new Scripted(i -> i == 0 ? now("x") : i == 1 ? late : now(""));
        try (HttpServer server = serve(IMPATIENT, stream); HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<String> body = client
                    .sendAsync(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build(),
                            BodyHandlers.ofString())
                    .thenApply(answer -> answer.body());
            var unused = late.completeOnTimeout(Optional.of(Body.of("y")), 1_500, TimeUnit.MILLISECONDS);
            assertThat(body.get(20, TimeUnit.SECONDS)).isEqualTo("xy");
        }
    }

    @Test
    void anOrderlyStopEndsStreamsWell() throws Exception {
        Scripted stream = new Scripted(i -> i == 0 ? now("x") : new CompletableFuture<>());
        HttpServer server = serve(HttpServerOptions.loopback(0), stream);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port())).build(),
                    BodyHandlers.ofInputStream());
            assertThat(answer.body().read()).isEqualTo('x');
            server.stop(Duration.ofSeconds(20));
            assertThat(answer.body().read()).isEqualTo(-1);
        }
    }

    @Test
    void aStreamThatFailsBreaksTheConnection() throws Exception {
        Scripted stream = new Scripted(i -> i == 0
                ? now("x")
                : CompletableFuture.failedFuture(new IllegalStateException("hunter22")));
        try (HttpServer server = serve(HttpServerOptions.loopback(0), stream); RawHttp reader = get(server)) {
            stream.awaitClosed();
            assertThat(reader.receive().body()).doesNotContain("hunter22");
        }
    }
}
