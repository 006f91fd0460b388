package dev.pawl.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pawl.server.login.LoginException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that is away, or takes for ever, holds up nobody but who asks it. */
@Timeout(60)
class SilentProviderTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile boolean up;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = """
                    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                     "jwks_uri": "%1$s/keys"}""".formatted(issuer()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(up ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.createContext("/trickle", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(' ');
                out.flush();
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private OpenIdProvider provider() {
        return new OpenIdProvider(new LoginSettings(issuer(), new LoginSettings.Client("pawl", Optional.empty()), "it",
                Optional.empty(), List.of("openid"), new LoginSettings.Claims("name", "groups"), Map.of(), List.of(),
                Optional.empty(), Optional.empty()), now::get);
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static void isAway(OpenIdProvider provider) {
        assertThatThrownBy(provider::metadata).isInstanceOfSatisfying(LoginException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void one_that_is_away_is_left_alone_for_five_seconds() {
        OpenIdProvider provider = provider();
        for (int i = 0; i < 20; i++) {
            isAway(provider);
        }
        assertThat(asked).hasValue(1);
        later(Duration.ofMillis(4_999));
        isAway(provider);
        assertThat(asked).hasValue(1);
        up = true;
        later(Duration.ofMillis(2));
        assertThat(provider.metadata().token()).isEqualTo(URI.create(issuer() + "/token"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void one_that_was_there_an_hour_ago_is_believed_while_it_is_away() {
        up = true;
        OpenIdProvider provider = provider();
        Metadata before = provider.metadata();
        up = false;
        later(Duration.ofHours(1).plusMillis(1));
        assertThat(provider.metadata()).isEqualTo(before);
        assertThat(provider.metadata()).isEqualTo(before);
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_answer_that_does_not_end_is_given_up() {
        Calls calls = new Calls(Optional.empty(), Duration.ofMillis(500));
        assertThatThrownBy(() -> calls.get(issuer().resolve("/trickle"))).isInstanceOfSatisfying(LoginException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }
}
