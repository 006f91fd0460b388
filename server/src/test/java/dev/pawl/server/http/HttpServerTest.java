package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.auth.AccessPolicy;
import dev.pawl.server.auth.Authenticator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpServerTest {
    private static final String POLL = "{\"activityArn\":\"arn:aws:states:us-east-1:123456789012:activity:a\"}";

    private static TestServer impatient() {
        return new TestServer(Authenticator.OPEN, AccessPolicy.ALLOW_ALL,
                HttpServerOptions.loopback(0).withTimeouts(Duration.ofMillis(300), Duration.ofMillis(600)));
    }

    @Test
    void takes_many_requests_over_one_connection() {
        try (TestServer server = new TestServer(); RawHttp connection = new RawHttp(server.port())) {
            for (int i = 0; i < 50; i++) {
                RawHttp.Answer answer = connection
                        .send(RawHttp.request(server.port(), "ListStateMachines", "{}", Map.of()))
                        .receive();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers()).doesNotContainKey("server");
            }
        }
    }

    @Test
    void refuses_a_body_that_is_too_large_before_and_while_reading_it() {
        int tooLong = 2 * 1024 * 1024;
        try (TestServer server = new TestServer()) {
            try (RawHttp connection = new RawHttp(server.port())) {
                RawHttp.Answer answer = connection.send(RawHttp.request(server.port(), "ListStateMachines", "",
                        Map.of("Content-Length", String.valueOf(tooLong)))).receive();
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.json().path("__type").asText()).isEqualTo("RequestEntityTooLargeException");
            }
            try (RawHttp connection = new RawHttp(server.port())) {
                connection.send(RawHttp.request(server.port(), "ListStateMachines", "",
                        Map.of("Content-Length", RawHttp.ABSENT, "Transfer-Encoding", "chunked")));
                String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
                for (int sent = 0; sent < 25; sent++) {
                    connection.send(chunk);
                }
                assertThat(connection.receive().status()).isEqualTo(413);
            }
        }
    }

    /** Requests that a server and a proxy before it could cut in different places. */
    @ParameterizedTest
    @ValueSource(strings = {"POST / HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n{}",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\n\r\n{}",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n folded\r\n\r\n"})
    void two_requests_cannot_be_taken_for_one(String request) {
        try (TestServer server = new TestServer(); RawHttp connection = new RawHttp(server.port())) {
            assertThat(connection.send(request).receive().status()).isEqualTo(400);
        }
    }

    @Test
    void takes_a_large_body_in_pieces() {
        try (TestServer server = new TestServer(); RawHttp connection = new RawHttp(server.port())) {
            String body = "{\"unknown\":\"" + "x".repeat(1024 * 1024) + "\"}";
            String request = RawHttp.request(server.port(), "ListStateMachines", body, Map.of());
            for (int at = 0; at < request.length(); at += 100_000) {
                connection.send(request.substring(at, Math.min(request.length(), at + 100_000)));
            }
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void gives_up_on_a_body_that_does_not_come() {
        try (TestServer server = impatient(); RawHttp connection = new RawHttp(server.port())) {
            connection.send(RawHttp.request(server.port(), "ListStateMachines", "", Map.of("Content-Length", "10")));

            assertThat(connection.receive().status()).isEqualTo(408);
            assertThat(connection.isAtEnd()).isTrue();
        }
    }

    @Test
    void gives_up_on_a_body_that_trickles() throws Exception {
        try (TestServer server = impatient(); RawHttp connection = new RawHttp(server.port())) {
            connection.send(RawHttp.request(server.port(), "ListStateMachines", "", Map.of("Content-Length", "1000")));
            CompletableFuture<RawHttp.Answer> answer = CompletableFuture.supplyAsync(connection::receive);
            while (!answer.isDone()) {
                try {
                    answer.get(50, TimeUnit.MILLISECONDS);
                } catch (java.util.concurrent.TimeoutException stillReading) {
                    connection.send(" ");
                }
            }
            assertThat(answer.get().status()).isEqualTo(408);
        }
    }

    @Test
    void a_held_request_outlives_the_idle_timeout() throws Exception {
        try (TestServer server = impatient(); RawHttp connection = new RawHttp(server.port())) {
            connection.send(RawHttp.request(server.port(), "GetActivityTask", POLL, Map.of()));
            CompletableFuture<RawHttp.Answer> answer = CompletableFuture.supplyAsync(connection::receive);
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            release(server);

            assertThat(answer.get(5, TimeUnit.SECONDS).json().path("taskToken").asText()).isEqualTo("t");
        }
    }

    @Test
    void thousands_of_held_requests_need_no_threads() {
        int held = 2_000;
        List<RawHttp> connections = new ArrayList<>();
        try (TestServer server = new TestServer()) {
            for (int i = 0; i < held; i++) {
                connections.add(new RawHttp(server.port())
                        .send(RawHttp.request(server.port(), "GetActivityTask", POLL, Map.of())));
            }
            while (server.polls.size() < held) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(Thread.getAllStackTraces().size()).isLessThan(200);
            assertThat(server.call("ListStateMachines", "{}").status()).isEqualTo(200);

            release(server);

            assertThat(connections).allSatisfy(connection -> assertThat(connection.receive().status()).isEqualTo(200));
        } finally {
            connections.forEach(RawHttp::close);
        }
    }

    @Test
    void stops_after_what_is_under_way() throws Exception {
        TestServer server = new TestServer();
        int port = server.port();
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(RawHttp.request(port, "GetActivityTask", POLL, Map.of()));
            awaitPoll(server);
            CompletableFuture<Void> stopped = CompletableFuture
                    .runAsync(() -> server.http().stop(Duration.ofSeconds(20)));
            assertThatThrownBy(() -> stopped.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThatThrownBy(() -> new RawHttp(port)).isInstanceOf(UncheckedIOException.class);

            release(server);

            assertThat(connection.receive().status()).isEqualTo(200);
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void answers_what_does_not_end_in_time_when_it_stops() {
        TestServer server = new TestServer();
        try (RawHttp connection = new RawHttp(server.port())) {
            connection.send(RawHttp.request(server.port(), "GetActivityTask", POLL, Map.of()));
            awaitPoll(server);

            server.http().stop(Duration.ofMillis(50));

            assertThat(connection.receive().status()).isEqualTo(503);
            release(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "POST / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void survives_garbage(String garbage) {
        try (TestServer server = new TestServer()) {
            RawHttp.Answer answer = server.raw(garbage);

            assertThat(answer.status()).isBetween(400, 505);
            assertThat(answer.body()).doesNotContain("jetty", "java", "<html");
            assertThat(server.call("ListStateMachines", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void refuses_headers_that_are_too_large() {
        try (TestServer server = new TestServer()) {
            RawHttp.Answer answer = server.call("ListStateMachines", "{}", Map.of("X-Large", "x".repeat(40_000)));

            assertThat(answer.status()).isEqualTo(431);
        }
    }

    @Test
    void a_handler_that_breaks_its_promise_does_not_leave_the_caller_waiting() throws IOException {
        HttpHandler broken = request -> {
            if (request.path().equals("/throws")) {
                throw new IllegalStateException("secret");
            }
            return request.path().equals("/fails")
                    ? CompletableFuture.failedFuture(new IllegalStateException("secret"))
                    : CompletableFuture.completedFuture(null);
        };
        try (HttpServer server = HttpServer.start(HttpServerOptions.loopback(0), broken)) {
            for (String path : List.of("/throws", "/fails", "/null")) {
                try (RawHttp connection = new RawHttp(server.port())) {
                    RawHttp.Answer answer = connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").receive();
                    assertThat(answer.status()).isEqualTo(500);
                    assertThat(answer.body()).doesNotContain("secret");
                }
            }
        }
    }

    @Test
    void says_which_address_is_taken() {
        try (TestServer server = new TestServer()) {
            assertThatThrownBy(() -> HttpServer.start(HttpServerOptions.loopback(server.port()),
                    request -> CompletableFuture.completedFuture(HttpResponse.refusal(400, "x", "x"))))
                    .isInstanceOf(IOException.class).hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("in use");
        }
    }

    private static void awaitPoll(TestServer server) {
        while (server.polls.isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void release(TestServer server) {
        server.polls.forEach(poll -> poll.complete(JsonNodeFactory.instance.objectNode().put("taskToken", "t")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET http:///// HTTP/1.1", "GET http://?/ HTTP/1.1", "GET http://#/ HTTP/1.1",
            "GET / HTTP/9.9", "GET / HTTP/1.1\r\nTransfer-Encoding: xchunked"})
    void what_nobody_speaks_is_the_callers_mistake(String request) {
        try (TestServer server = new TestServer()) {
            RawHttp.Answer answer = server.raw(request + "\r\nHost: localhost:" + server.port() + "\r\n\r\n");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }
}
