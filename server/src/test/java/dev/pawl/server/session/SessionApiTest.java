package dev.pawl.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.api.PageTokens;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.ConfiguredKeys;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.SigV4Authenticator;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Connection;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionApiTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] SECRET = new byte[32];
    private static final AccessKey KEY = new AccessKey("AKID", "s3cr3t", Principal.admin("carol"));
    private static final HttpResponse ELSEWHERE = new HttpResponse(299, List.of(), Body.EMPTY);

    private static Sessions sessions(Instant now, AccessKey... keys) {
        InstantSource clock = InstantSource.fixed(now);
        Authenticator signed = keys.length == 0
                ? Authenticator.OPEN
                : new SigV4Authenticator(List.of(keys), "us-east-1", Clock.fixed(now, ZoneOffset.UTC));
        return new Sessions(new ConfiguredKeys(List.of(keys)), new PageTokens(SECRET, clock), signed);
    }

    private static HttpResponse call(Sessions sessions, String method, String path, String body,
            Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("Content-Type", List.of("application/json"));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        SessionApi api = new SessionApi("/session", sessions, request -> CompletableFuture.completedFuture(ELSEWHERE));
        return api.handle(new HttpRequest(method, path, "", Headers.of(all), Body.of(body), new CompletableFuture<>()))
                .toCompletableFuture().join();
    }

    private static HttpResponse signIn(Sessions sessions, String id, String secret) {
        return call(sessions, "POST", "/session",
                "{\"accessKeyId\":\"" + id + "\",\"secretAccessKey\":\"" + secret + "\"}", Map.of());
    }

    private static String cookie(HttpResponse answer) {
        return answer.headers().stream().filter(header -> header.name().equals("Set-Cookie"))
                .map(HttpResponse.Header::value).findFirst().orElse("");
    }

    private static JsonNode whoAmI(Sessions sessions, String cookie) {
        return Json.read(call(sessions, "GET", "/session", "", Map.of("Cookie", cookie)).body().text());
    }

    private static String valueOf(String cookie) {
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void a_key_begins_a_session_that_scripts_and_other_sites_cannot_use() {
        Sessions sessions = sessions(NOW, KEY);
        HttpResponse answer = signIn(sessions, "AKID", "s3cr3t");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(cookie(answer)).contains("HttpOnly", "SameSite=Strict", "Max-Age=86400").doesNotContain("s3cr3t",
                "Secure");
        assertThat(whoAmI(sessions, "theme=dark; " + valueOf(cookie(answer))).path("name").asText()).isEqualTo("carol");
    }

    @Test
    void over_tls_the_cookie_is_for_tls_alone() {
        Sessions sessions = sessions(NOW, KEY);
        SessionApi api = new SessionApi("/session", sessions, request -> CompletableFuture.completedFuture(ELSEWHERE));
        HttpRequest request = new HttpRequest("POST", "/session", "",
                Headers.of(Map.of("Content-Type", List.of("application/json"))),
                Body.of("{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"s3cr3t\"}"), new CompletableFuture<>(),
                new Connection("192.0.2.1", true));
        assertThat(cookie(api.handle(request).toCompletableFuture().join())).endsWith("; Secure");
    }

    @Test
    void whoever_says_that_it_was_tls_is_not_believed() {
        HttpResponse answer = call(sessions(NOW, KEY), "POST", "/session",
                "{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"s3cr3t\"}", Map.of("X-Forwarded-Proto", "https"));
        assertThat(cookie(answer)).doesNotContain("Secure");
    }

    @Test
    void wrong_ids_and_wrong_secrets_are_told_alike() {
        HttpResponse wrongSecret = signIn(sessions(NOW, KEY), "AKID", "guess");
        HttpResponse wrongId = signIn(sessions(NOW, KEY), "AKIE", "s3cr3t");
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongId.body().text()).isEqualTo(wrongSecret.body().text()).doesNotContain("guess");
        assertThat(cookie(wrongSecret)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"accessKeyId\":\"AKID\"}", "{\"accessKeyId\":{},\"secretAccessKey\":[]}",
            "null"})
    void a_sign_in_without_both_parts_says_so(String body) {
        assertThat(call(sessions(NOW, KEY), "POST", "/session", body, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void a_session_ends_after_a_day_and_when_its_key_is_taken_away() {
        String cookie = valueOf(cookie(signIn(sessions(NOW, KEY), "AKID", "s3cr3t")));
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofHours(23)), KEY), cookie).has("name")).isTrue();
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofHours(25)), KEY), cookie).has("name")).isFalse();
        AccessKey other = new AccessKey("OTHER", "x", Principal.admin("dave"));
        assertThat(whoAmI(sessions(NOW, other), cookie).has("name")).isFalse();
    }

    @Test
    void a_session_ends_when_its_key_gets_another_secret() {
        String cookie = valueOf(cookie(signIn(sessions(NOW, KEY), "AKID", "s3cr3t")));
        AccessKey rotated = new AccessKey("AKID", "n3w", Principal.admin("carol"));
        assertThat(whoAmI(sessions(NOW, rotated), cookie).has("name")).isFalse();
    }

    @Test
    void nobody_else_can_make_a_session() {
        Sessions sessions = sessions(NOW, KEY);
        String page = new PageTokens(SECRET, InstantSource.fixed(NOW)).of("ListExecutions", "AKID");
        assertThat(whoAmI(sessions, "pawl-session=" + page).has("name")).as("a token of a list").isFalse();
        assertThat(whoAmI(sessions, "pawl-session=AKID").has("name")).isFalse();
        assertThat(whoAmI(sessions, "pawl-session=").has("name")).isFalse();
    }

    @Test
    void signing_out_takes_the_cookie_away() {
        assertThat(cookie(call(sessions(NOW, KEY), "DELETE", "/session", "", Map.of()))).contains("Max-Age=0");
    }

    @Test
    void an_open_server_says_that_it_is_open() {
        JsonNode who = Json
                .read(call(sessions(NOW), "GET", "/session", "", Map.of("Pawl-User", "alice")).body().text());
        assertThat(who.path("open").asBoolean()).isTrue();
        assertThat(who.path("name").asText()).isEqualTo("alice");
        assertThat(signIn(sessions(NOW), "", "").status()).isEqualTo(400);
        assertThat(signIn(sessions(NOW), "AKID", "").status()).isEqualTo(400);
    }

    @Test
    void other_paths_are_not_its_business() {
        assertThat(call(sessions(NOW, KEY), "GET", "/sessions", "", Map.of())).isSameAs(ELSEWHERE);
        assertThat(call(sessions(NOW, KEY), "PUT", "/session", "", Map.of()).status()).isEqualTo(405);
    }
}
