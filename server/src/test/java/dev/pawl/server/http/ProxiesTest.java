package dev.pawl.server.http;

import java.util.Objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static Connection seen(List<String> trusted, String from, Map<String, List<String>> headers) {
        AtomicReference<Connection> seen = new AtomicReference<>(Connection.LOCAL);
        HttpHandler next = request -> {
            seen.set(request.connection());
            return CompletableFuture.completedFuture(new HttpResponse(200, List.of(), Body.EMPTY));
        };
        new Proxies(trusted, next).handle(new HttpRequest("GET", "/", "", Headers.of(headers), Body.EMPTY,
                new CompletableFuture<>(), new Connection(from, false))).toCompletableFuture().join();
        return Objects.requireNonNull(seen.get());
    }

    @Test
    void nobody_is_believed_unasked() {
        assertThat(seen(List.of(), "127.0.0.1", Map.of("X-Forwarded-Proto", List.of("https"), "X-Forwarded-For",
                List.of("1.2.3.4")))).isEqualTo(new Connection("127.0.0.1", false));
        assertThat(seen(List.of("10.0.0.0/8"), "11.0.0.1", Map.of("X-Forwarded-Proto", List.of("https"))).encrypted())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.2.3.4|1.2.3.4", "6.6.6.6, 1.2.3.4|1.2.3.4", "1.2.3.4, 10.0.0.9|1.2.3.4",
            "10.0.0.8, 10.0.0.9|10.0.0.8", "1.2.3.4, made up|10.0.0.5", "''|10.0.0.5", "10.0.0.0/8|10.0.0.5"})
    void the_last_that_is_no_proxy_of_ours_is_the_caller(String forwarded, String caller) {
        assertThat(seen(List.of("10.0.0.0/8"), "10.0.0.5", Map.of("X-Forwarded-For", List.of(forwarded))).address())
                .isEqualTo(caller);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https|true", "http|false", "http, https|true", "https, http|false",
            "HTTPS|true", "ftp|false"})
    void the_nearest_proxy_says_how_the_caller_spoke(String forwarded, boolean encrypted) {
        assertThat(seen(List.of("10.0.0.5"), "10.0.0.5", Map.of("X-Forwarded-Proto", List.of(forwarded))).encrypted())
                .isEqualTo(encrypted);
    }
}
