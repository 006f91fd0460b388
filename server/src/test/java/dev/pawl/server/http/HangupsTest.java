package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HangupsTest {
    private static final HttpResponse DONE = new HttpResponse(200, List.of(), Body.of("{}"));

    /** Holds each request until the test or the caller ends it. */
    private static final class Holding implements HttpHandler {
        private final LinkedBlockingQueue<CompletableFuture<HttpResponse>> held = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> hungUp = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<HttpResponse> handle(HttpRequest request) {
            CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
            request.hungUp().thenRun(() -> {
                hungUp.add(request.path());
                answer.complete(DONE);
            });
            held.add(answer);
            return answer;
        }
    }

    @Test
    void a_caller_that_closes_is_noticed_and_one_that_stays_is_answered() throws IOException, InterruptedException {
        Holding holding = new Holding();
        try (HttpServer server = HttpServer.start(HttpServerOptions.loopback(0), holding);
                RawHttp stays = new RawHttp(server.port());
                RawHttp goes = new RawHttp(server.port())) {
            String request = RawHttp.request(server.port(), "GetActivityTask", "{}", Map.of());
            for (int i = 0; i < 3; i++) {
                stays.send(request);
                CompletableFuture<HttpResponse> answer = holding.held.take();
                answer.complete(DONE);
                assertThat(stays.receive().status()).isEqualTo(200);
            }
            goes.send(request);
            holding.held.take();
            assertThat(holding.hungUp).isEmpty();
            goes.hangUp();

            assertThat(holding.hungUp.poll(10, TimeUnit.SECONDS)).isEqualTo("/");
            assertThat(stays.send(request)).isSameAs(stays);
            holding.held.take().complete(DONE);
            assertThat(stays.receive().status()).isEqualTo(200);
        }
    }
}
