package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameSiteOnlyTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8083", "[::1]", "[::1]:8083",
            "sync-localhost", "sync-127.0.0.1:8083", "pawl.localhost:8083", "sync-pawl.localhost", "pawl.example",
            "sync-pawl.example:8083"})
    void serves_its_own_names(String host) {
        assertThat(call(Map.of("Host", host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "sync-evil.example",
            "sync-sync-localhost", "evil-localhost", "localhost.localhost.evil", "10.0.0.1", "0.0.0.0"})
    void refuses_names_of_others(String host) {
        assertThat(call(Map.of("Host", host)).status()).isEqualTo(403);
    }

    @Test
    void refuses_a_missing_or_doubled_or_broken_host() {
        assertThat(call(Map.of("Host", "localhost:80evil")).status()).isIn(400, 403);
        assertThat(server.raw("POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}").status()).isEqualTo(403);
        assertThat(server.raw("POST / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\nContent-Length: 2\r\n\r\n{}")
                .status()).isIn(400, 403);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1234, 200", "https://127.0.0.1:1234, 200", "HTTP://127.0.0.1:1234, 200",
            "http://127.0.0.1:9999, 403", "http://localhost:1234, 403", "null, 403", "https://evil.example, 403",
            "http://127.0.0.1:1234.evil.example, 403", "'', 403"})
    void takes_no_requests_from_pages_of_other_sites(String origin, int status) {
        assertThat(call(Map.of("Host", "127.0.0.1:1234", "Origin", origin)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"https://localhost, true, 200", "http://localhost, true, 403", "http://localhost, false, 200"})
    void a_page_that_came_without_tls_is_another_site(String origin, boolean encrypted, int status) {
        HttpRequest request = new HttpRequest("POST", "/", "",
                Headers.of(Map.of("Host", List.of("localhost"), "Origin", List.of(origin))), Body.EMPTY,
                new CompletableFuture<>(), new Connection("192.0.2.1", encrypted));
        assertThat(new SameSiteOnly(HostNames.of("127.0.0.1", List.of()), any -> CompletableFuture.completedFuture(
                new HttpResponse(200, List.of(), Body.EMPTY))).handle(request).toCompletableFuture().join().status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"cross-site, no-cors, image, 403", "same-site, no-cors, script, 403",
            "cross-site, navigate, iframe, 403",
            "cross-site, navigate, document, 200", "same-origin, cors, empty, 200", "none, navigate, document, 200"})
    void is_no_part_of_pages_of_other_sites(String site, String mode, String destination, int status) {
        assertThat(call(Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", destination)).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
            "application/json",
            "", RawHttp.ABSENT, "text/plain; application/x-amz-json-1.0"})
    void takes_no_content_that_a_page_could_send_without_asking(String contentType) {
        RawHttp.Answer answer = call(Map.of("Content-Type", contentType));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("__type").asText()).endsWith("#UnknownOperationException");
    }

    @Test
    void never_agrees_to_a_preflight() {
        RawHttp.Answer answer = server.raw(String.join("\r\n", "OPTIONS / HTTP/1.1", "Host: 127.0.0.1",
                "Origin: http://evil.example", "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-amz-target", "", ""));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void binds_locally_without_credentials(String host) {
        assertThatCode(() -> BindAddress.requireSafe(host, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void binds_elsewhere_only_with_credentials(String host) {
        assertThatCode(() -> BindAddress.requireSafe(host, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> BindAddress.requireSafe(host, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(host).hasMessageContaining("credentials");
    }

    @Test
    void a_wildcard_address_is_no_name() {
        assertThat(HostNames.of("0.0.0.0", List.of()).contains("0.0.0.0")).isFalse();
        assertThat(HostNames.of("192.0.2.1", List.of()).contains("192.0.2.1:80")).isTrue();
        assertThat(HostNames.of("2001:db8::1", List.of()).contains("[2001:db8::1]:80")).isTrue();
    }

    private RawHttp.Answer call(Map<String, String> headers) {
        return server.call("ListStateMachines", "{}", headers);
    }
}
