package dev.pawl.server.assembly;

import java.nio.charset.StandardCharsets;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Quotas;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.login.LyingProvider;
import dev.pawl.store.memory.MemoryStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signing in with a provider over real sockets, and everything that somebody in between or a liar could try.
 */
@Timeout(60)
class LoginTest {
    private final LyingProvider provider = new LyingProvider();
    private final HttpClient browser = HttpClient.newHttpClient();
    private Installation installation;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Configuration configuration = Configuration.of(Json.read("""
                {"secrets": {"oidc": {"env": "OIDC"}},
                 "login": {"issuer": "%s", "clientId": "pawl", "clientSecret": "{{secret:oidc}}", "name": "Example",
                           "groups": {"ops": ["operator:orders-*"]}, "bearerAudience": "pawl-api"}}"""
                .formatted(provider.issuer())), "pawl.json", Path.of(""));
        Secrets secrets = Secrets.of(configuration, name -> Optional.of(LyingProvider.SECRET));
        installation = Installation.start(new InstallationSettings(new MemoryStore(),
                new ConnectorProvider.Settings("123456789012", "us-east-1", name -> Optional.empty(), configuration,
                        secrets),
                LoginTest.class.getClassLoader(), Quotas.STANDARD));
        server = installation.serve(ServerSettings.loopback(0, RealServer.HERE));
    }

    @AfterEach
    void stop() {
        server.close();
        installation.close();
        provider.close();
        browser.close();
    }

    private HttpResponse<String> get(URI address, String... cookies) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        if (cookies.length > 0) {
            request.header("Cookie", String.join("; ", cookies));
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream().filter(text -> text.startsWith(name + "="))
                .map(text -> text.substring(0, text.indexOf(';'))).findFirst().orElse("");
    }

    /** Where the browser is sent at last, and with which session. */
    private HttpResponse<String> signIn(String back) throws Exception {
        HttpResponse<String> start = get(here("/login/start?return=" + back));
        HttpResponse<String> there = get(location(start));
        return get(location(there), cookie(start, "pawl-login"));
    }

    private JsonNode session(String cookie) throws Exception {
        return Json.read(get(here("/api/v1/session"), cookie).body());
    }

    @Test
    void who_is_known_there_gets_a_session_with_what_the_groups_may_do() throws Exception {
        HttpResponse<String> done = signIn("/machines");
        assertThat(location(done)).hasToString("/machines");
        JsonNode session = session(cookie(done, "pawl-session"));
        assertThat(session.path("name").asText()).isEqualTo("alice");
        assertThat(session.path("kind").asText()).isEqualTo("SESSION");
        assertThat(session.path("grants")).extracting(JsonNode::asText).containsExactly("operator:orders-*");
        assertThat(session.path("permissions").toString()).contains("OPERATE").doesNotContain("EDIT");
        assertThat(cookie(done, "pawl-login")).as("is taken away").isEqualTo("pawl-login=");
        assertThat(get(here("/api/v1/machines"), cookie(done, "pawl-session")).statusCode()).isEqualTo(200);
        assertThat(get(here("/api/v1/access/sessions"), cookie(done, "pawl-session")).statusCode()).isEqualTo(403);
    }

    @Test
    void strangers_see_where_to_sign_in_and_nothing_else() throws Exception {
        JsonNode session = session("a=b");
        assertThat(session.path("open").asBoolean()).isFalse();
        assertThat(session.has("name")).isFalse();
        assertThat(session.path("provider").path("name").asText()).isEqualTo("Example");
        assertThat(get(here("/api/v1/machines")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_state_that_is_not_this_browsers_is_refused() throws Exception {
        HttpResponse<String> start = get(here("/login/start"));
        URI back = location(get(location(start)));
        URI tampered = URI.create(back.toString().replaceFirst("state=.", "state=_"));
        assertThat(location(get(tampered, cookie(start, "pawl-login")))).hasToString("/?sign-in=late");
        assertThat(location(get(back))).as("without the cookie").hasToString("/?sign-in=late");
        String another = cookie(get(here("/login/start")), "pawl-login");
        assertThat(location(get(back, another))).as("of another sign-in").hasToString("/?sign-in=late");
        assertThat(location(get(back, cookie(start, "pawl-login") + "x"))).hasToString("/?sign-in=late");
    }

    @Test
    void a_code_is_good_once() throws Exception {
        HttpResponse<String> start = get(here("/login/start"));
        URI back = location(get(location(start)));
        assertThat(location(get(back, cookie(start, "pawl-login")))).hasToString("/");
        assertThat(location(get(back, cookie(start, "pawl-login")))).hasToString("/?sign-in=failed");
    }

    @Test
    void a_code_of_somebody_else_does_not_fit_the_challenge() throws Exception {
        HttpResponse<String> victim = get(here("/login/start"));
        HttpResponse<String> attacker = get(here("/login/start"));
        String stolen = location(get(location(victim))).toString().replaceFirst(".*code=([^&]*).*", "$1");
        URI back = URI
                .create(location(get(location(attacker))).toString().replaceFirst("code=[^&]*", "code=" + stolen));
        assertThat(location(get(back, cookie(attacker, "pawl-login")))).hasToString("/?sign-in=failed");
    }

    @Test
    void who_says_no_there_is_told() throws Exception {
        HttpResponse<String> start = get(here("/login/start?return=/machines?name=x"));
        String state = location(start).toString().replaceFirst(".*state=([^&]*).*", "$1");
        assertThat(location(get(here("/login/callback?error=access_denied&state=" + state),
                cookie(start, "pawl-login")))).hasToString("/machines?name=x&sign-in=refused");
    }

    static Stream<Arguments> lies() {
        return Stream.of(lie("another nonce", claims -> claims.claim("nonce", "guessed")),
                lie("no nonce", claims -> claims.claim("nonce", null)),
                lie("another audience", claims -> claims.audience("others")),
                lie("no audience", claims -> claims.audience((String) null)),
                lie("a second audience", claims -> claims.audience(List.of("pawl", "others"))),
                lie("another party", claims -> claims.claim("azp", "others")),
                lie("another issuer", claims -> claims.issuer("https://evil.example")),
                lie("expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                lie("no end", claims -> claims.expirationTime(null)),
                lie("of the future", claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600)))),
                lie("not yet", claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600)))),
                lie("no subject", claims -> claims.subject(null)),
                lie("no name", claims -> claims.claim("preferred_username", null)),
                lie("a name with a line break", claims -> claims.claim("preferred_username", "alice\nroot")),
                lie("a name that is a list", claims -> claims.claim("preferred_username", List.of("alice"))));
    }

    private static Arguments lie(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void a_token_with_wrong_claims_signs_nobody_in(String what, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        provider.claims = change;
        HttpResponse<String> done = signIn("/");
        assertThat(location(done)).as(what).hasToString("/?sign-in=failed");
        assertThat(cookie(done, "pawl-session")).isEmpty();
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(forgery("none", (provider, claims) -> new PlainJWT(claims).serialize()),
                forgery("the public key as a shared secret", (provider, claims) -> {
                    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(provider.key().getKeyID()).build(), claims);
                    jwt.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
                    return jwt.serialize();
                }),
                forgery("the client's secret as the key", (provider, claims) -> {
                    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    jwt.sign(new MACSigner((LyingProvider.SECRET + "0".repeat(32)).getBytes(StandardCharsets.UTF_8)));
                    return jwt.serialize();
                }),
                forgery("another's key", (provider, claims) -> {
                    try (LyingProvider other = new LyingProvider()) {
                        other.rotate();
                        return other.signed(claims);
                    }
                }),
                forgery("no signature", (provider, claims) -> {
                    String token = provider.signed(claims);
                    return token.substring(0, token.lastIndexOf('.') + 1);
                }),
                forgery("changed claims", (provider, claims) -> {
                    String[] parts = provider.signed(claims).split("\\.", -1);
                    String other = provider.signed(new JWTClaimsSet.Builder(claims).claim("groups", List.of("ops"))
                            .claim("preferred_username", "root").build()).split("\\.", -1)[1];
                    return parts[0] + "." + other + "." + parts[2];
                }), forgery("no token", (provider, claims) -> "a.b.c"), forgery("nothing", (provider, claims) -> ""));
    }

    private interface Forgery {
        String token(LyingProvider provider, JWTClaimsSet claims) throws Exception;
    }

    private static Arguments forgery(String what, Forgery forgery) {
        return Arguments.of(what, forgery);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_token_that_the_provider_did_not_sign_signs_nobody_in(String what, Forgery forgery) throws Exception {
        provider.token = right -> {
            try {
                return forgery.token(provider, SignedJWT.parse(right).getJWTClaimsSet());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
        assertThat(location(signIn("/"))).as(what).hasToString("/?sign-in=failed");
        assertThat(bearer(forgery.token(provider, provider.usual("pawl-api").build())).statusCode()).as(what)
                .isEqualTo(401);
    }

    @Test
    void who_is_in_no_group_that_means_something_is_told_so() throws Exception {
        provider.claims = claims -> claims.claim("groups", List.of("others"));
        HttpResponse<String> done = signIn("/");
        assertThat(location(done)).hasToString("/?sign-in=nobody");
        assertThat(cookie(done, "pawl-session")).isEmpty();
    }

    @Test
    void a_key_that_was_rotated_is_looked_up_but_not_for_every_stranger() throws Exception {
        assertThat(location(signIn("/"))).hasToString("/");
        provider.rotate();
        assertThat(location(signIn("/"))).hasToString("/");
        int asked = provider.askedForKeys.get();
        try (LyingProvider other = new LyingProvider()) {
            for (int i = 0; i < 20; i++) {
                other.rename();
                assertThat(bearer(other.signed(provider.usual("pawl-api").build())).statusCode()).isEqualTo(401);
            }
        }
        assertThat(provider.askedForKeys.get() - asked).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "%2F%2Fevil.example",
            "/%0d%0aSet-Cookie:a=b", "javascript:alert(1)", "/login/start", "/api/v1/session", ""})
    void nobody_is_led_elsewhere(String back) throws Exception {
        assertThat(location(signIn(back))).hasToString("/");
    }

    @Test
    void signing_out_ends_the_session_here_and_leads_to_the_end_there() throws Exception {
        String cookie = cookie(signIn("/"), "pawl-session");
        HttpResponse<String> out = browser.send(HttpRequest.newBuilder(here("/api/v1/session")).DELETE()
                .header("Cookie", cookie).header("Origin", "http://127.0.0.1:" + server.port()).build(),
                BodyHandlers.ofString());
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(session(cookie).has("name")).isFalse();
        assertThat(location(get(here("/login/end"))).toString()).startsWith(provider.issuer() + "/end?client_id=pawl");
    }

    private HttpResponse<String> bearer(String token) throws Exception {
        return browser.send(HttpRequest.newBuilder(here("/api/v1/machines")).header("Authorization", "Bearer " + token)
                .build(), BodyHandlers.ofString());
    }

    @Test
    void a_program_calls_with_a_token_that_was_made_for_us() throws Exception {
        assertThat(bearer(provider.signed(provider.usual("pawl-api").build())).statusCode()).isEqualTo(200);
        assertThat(bearer(provider.signed(provider.usual("pawl").build())).statusCode()).as("an id token")
                .isEqualTo(401);
        assertThat(bearer(provider.signed(provider.usual("pawl-api").claim("groups", List.of()).build())).statusCode())
                .isEqualTo(401);
        assertThat(bearer("x".repeat(20_000) + ".y.z").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"/login/nothing,404", "/login/callback,302", "/login/callback?state=%ZZ&code=%ZZ,302"})
    void other_addresses_are_harmless(String path, int status) throws Exception {
        assertThat(browser.send(HttpRequest.newBuilder(here(path.replace("%ZZ", "%25"))).build(),
                BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }

    @Test
    void sessions_are_listed_and_ended() throws Exception {
        String first = cookie(signIn("/"), "pawl-session");
        String second = cookie(signIn("/"), "pawl-session");
        JsonNode mine = Json.read(get(here("/api/v1/sessions"), second).body()).path("sessions");
        assertThat(mine).hasSize(2);
        Consumer<String> end = id -> {
            try {
                assertThat(browser.send(HttpRequest.newBuilder(here("/api/v1/sessions/" + id)).DELETE()
                        .header("Cookie", second).header("Sec-Fetch-Site", "same-origin").build(),
                        BodyHandlers.ofString()).statusCode()).isEqualTo(204);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
        List.of(mine.get(1), mine.get(0)).forEach(one -> end.accept(one.path("id").asText()));
        assertThat(List.of(session(first), session(second))).noneMatch(session -> session.has("name"));
    }
}
