package dev.pawl.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.access.Door;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.ConfiguredKeys;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.auth.GrantPolicy;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.SigV4Authenticator;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Connection;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.store.SignIns;
import dev.pawl.store.memory.MemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionApiTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SignIns SIGN_INS = new MemoryStore().signIns();
    private static final AccessKey KEY = new AccessKey("AKID", "s3cr3t", Principal.admin("carol"));
    private static final HttpResponse ELSEWHERE = new HttpResponse(299, List.of(), Body.EMPTY);

    private static final Reception QUIET = new Reception(
            Door.of(Authenticator.OPEN, new GrantPolicy(new MemoryStore().tags())), () -> {});

    private static Sessions sessions(Instant now, AccessKey... keys) {
        InstantSource clock = InstantSource.fixed(now);
        Authenticator signed = keys.length == 0
                ? Authenticator.OPEN
                : new SigV4Authenticator(List.of(keys), "us-east-1", Clock.fixed(now, ZoneOffset.UTC));
        return new Sessions(new Sessions.Known(new ConfiguredKeys(List.of(keys)), Directory.NOBODY), SIGN_INS,
                SessionRules.USUAL, clock, signed);
    }

    private static HttpResponse call(Sessions sessions, String method, String path, String body,
            Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        all.put("Content-Type", List.of("application/json"));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        SessionApi api = new SessionApi("/session", sessions, Optional.empty(),
                request -> CompletableFuture.completedFuture(ELSEWHERE), QUIET);
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
        assertThat(cookie(answer)).contains("HttpOnly", "SameSite=Strict", "Max-Age=43200").doesNotContain("s3cr3t",
                "Secure");
        assertThat(whoAmI(sessions, "theme=dark; " + valueOf(cookie(answer))).path("name").asText()).isEqualTo("carol");
    }

    @Test
    void over_tls_the_cookie_is_for_tls_alone() {
        Sessions sessions = sessions(NOW, KEY);
        SessionApi api = new SessionApi("/session", sessions, Optional.empty(),
                request -> CompletableFuture.completedFuture(ELSEWHERE), QUIET);
        HttpRequest request = new HttpRequest("POST", "/session", "",
                Headers.of(Map.of("Content-Type", List.of("application/json"))),
                Body.of("{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"s3cr3t\"}"), new CompletableFuture<>(),
                new Connection("192.0.2.1", true));
        assertThat(cookie(api.handle(request).toCompletableFuture().join())).startsWith("__Host-pawl-session=")
                .endsWith("; Secure");
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
    void a_session_ends_when_nothing_is_asked_for_when_its_time_is_over_and_when_its_key_is_taken_away() {
        String cookie = valueOf(cookie(signIn(sessions(NOW, KEY), "AKID", "s3cr3t")));
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofMinutes(31)), KEY), cookie).has("name")).as("idle").isFalse();
        for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
            assertThat(whoAmI(sessions(NOW.plus(Duration.ofMinutes(minutes)), KEY), cookie).has("name")).isTrue();
        }
        AccessKey other = new AccessKey("OTHER", "x", Principal.admin("dave"));
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofMinutes(715)), other), cookie).has("name")).isFalse();
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofMinutes(719)), KEY), cookie).has("name")).isTrue();
        assertThat(whoAmI(sessions(NOW.plus(Duration.ofHours(12)), KEY), cookie).has("name")).as("over").isFalse();
    }

    @Test
    void who_signs_out_is_out_although_the_cookie_was_copied() {
        Sessions sessions = sessions(NOW, KEY);
        String copied = valueOf(cookie(signIn(sessions, "AKID", "s3cr3t")));
        assertThat(whoAmI(sessions(NOW, KEY), copied).has("name")).isTrue();
        HttpResponse out = call(sessions, "DELETE", "/session", "", Map.of("Cookie", copied));
        assertThat(cookie(out)).contains("Max-Age=0");
        assertThat(whoAmI(sessions(NOW, KEY), copied).has("name")).isFalse();
    }

    @Test
    void each_sign_in_has_another_token_and_ends_the_session_before() {
        Sessions sessions = sessions(NOW, KEY);
        String planted = valueOf(cookie(signIn(sessions, "AKID", "s3cr3t")));
        String next = valueOf(cookie(call(sessions, "POST", "/session",
                "{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"s3cr3t\"}", Map.of("Cookie", planted))));
        assertThat(next).isNotEqualTo(planted);
        assertThat(whoAmI(sessions, planted).has("name")).isFalse();
        assertThat(whoAmI(sessions, next).has("name")).isTrue();
    }

    @Test
    void what_the_store_keeps_begins_no_session() {
        signIn(sessions(NOW, KEY), "AKID", "s3cr3t");
        SIGN_INS.all(Optional.empty(), 100).forEach(kept -> {
            assertThat(whoAmI(sessions(NOW, KEY), "pawl-session=" + kept.id()).has("name")).isFalse();
            assertThat(kept.facts()).doesNotContain("s3cr3t");
        });
    }

    @ParameterizedTest
    @CsvSource({"DELETE,Sec-Fetch-Site,same-origin,true", "POST,Origin,http://127.0.0.1,true", "GET,Accept,*/*,true",
            "POST,Accept,*/*,false", "DELETE,Accept,*/*,false", "PUT,Sec-Fetch-Site,none,false"})
    void whatever_changes_something_has_to_come_from_a_page_of_ours(String method, String header, String value,
            boolean taken) {
        Sessions sessions = sessions(NOW, KEY);
        String cookie = valueOf(cookie(signIn(sessions, "AKID", "s3cr3t")));
        HttpRequest request = new HttpRequest(method, "/machines", "",
                Headers.of(Map.of("Cookie", List.of(cookie), header, List.of(value))), Body.EMPTY,
                new CompletableFuture<>());
        if (taken) {
            assertThat(sessions.authenticate(request).name()).isEqualTo("carol");
        } else {
            assertThatThrownBy(() -> sessions.authenticate(request)).hasMessageContaining("Sec-Fetch-Site");
        }
    }

    @Test
    void somebody_has_no_more_than_fifty_sessions() {
        for (int i = 0; i < 60; i++) {
            signIn(sessions(NOW.plusSeconds(i), KEY), "AKID", "s3cr3t");
        }
        assertThat(SIGN_INS.all(Optional.of("carol"), 100)).hasSize(50);
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
