package dev.pawl.server.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** An OpenID provider that keeps the rules, checks that we do, and tells what a test makes it tell. */
public final class LyingProvider implements AutoCloseable {
    public static final String CLIENT = "pawl";
    public static final String SECRET = "a secret of the test";

    /** Making one takes long. */
    private static final RSAKey FIRST = newKey();

    private final HttpServer server;
    private final String scheme;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    public final AtomicInteger askedForKeys = new AtomicInteger();
    private volatile RSAKey key = FIRST;
    public volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    /** What is done to a token at last, such as taking its signature away. */
    public volatile UnaryOperator<String> token = UnaryOperator.identity();

    public LyingProvider() {
        this(Optional.empty());
    }

    /** One that speaks TLS, with a certificate that nobody knows by himself. */
    public LyingProvider(SSLContext tls) {
        this(Optional.of(tls));
    }

    private LyingProvider(Optional<SSLContext> tls) {
        scheme = tls.isPresent() ? "https" : "http";
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls.isPresent()) {
                HttpsServer encrypted = HttpsServer.create(any, 0);
                encrypted.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
                server = encrypted;
            } else {
                server = HttpServer.create(any, 0);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/end"}""".formatted(issuer())));
        server.createContext("/keys", exchange -> {
            askedForKeys.incrementAndGet();
            answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public String issuer() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    public void rotate() {
        key = newKey();
    }

    /** Tokens name a key from now on that nobody has heard of. */
    public void rename() {
        key = new RSAKey.Builder(key).keyID(UUID.randomUUID().toString()).build();
    }

    public RSAKey key() {
        return key;
    }

    /** Everybody is signed in already: the browser comes back at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders().add("Location",
                query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
        if (asked == null || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !asked.getOrDefault("redirect_uri", "-").equals(form.get("redirect_uri"))
                || !asked.getOrDefault("code_challenge", "-")
                        .equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, "{\"token_type\": \"Bearer\", \"access_token\": \"x\", \"id_token\": \""
                + token.apply(signed(claims.apply(usual(CLIENT).claim("nonce", asked.get("nonce"))).build())) + "\"}");
    }

    /** Claims that are right. */
    public JWTClaimsSet.Builder usual(String audience) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder().issuer(issuer()).subject("7").audience(audience)
                .claim("preferred_username", "alice").claim("groups", List.of("ops", "others"))
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    public String signed(JWTClaimsSet all) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), all);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> all = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
