package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.http.HttpServerOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests are signed by the AWS SDK, so that both sides are not wrong in the same way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigV4AuthenticatorTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final AccessKey ADA = new AccessKey("AKIDADA", "c2VjcmV0/+=", Principal.admin("ada"));
    private static final AccessKey BOB = new AccessKey("AKID/BOB", "other", Principal.admin("bob"));
    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer(
                new SigV4Authenticator(List.of(ADA, BOB), "us-east-1", Clock.fixed(NOW, ZoneOffset.UTC)),
                AccessPolicy.ALLOW_ALL, HttpServerOptions.loopback(0));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** What to sign with. */
    private record Signing(AccessKey key, String region, String service, Instant at) {
        static final Signing RIGHT = new Signing(ADA, "us-east-1", "states", NOW);
    }

    @Test
    void knows_who_signed() {
        assertThat(call(Signing.RIGHT, "{}").json().path("caller").asText()).isEqualTo("ada");
        assertThat(call(new Signing(BOB, "us-east-1", "states", NOW), "{}").json().path("caller").asText())
                .isEqualTo("bob");
        assertThat(call(Signing.RIGHT, "{\"x\":\"" + "ü".repeat(10_000) + "\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, -1, 1, 299})
    void forgives_clocks_that_are_a_little_off(long seconds) {
        assertThat(call(new Signing(ADA, "us-east-1", "states", NOW.plusSeconds(seconds)), "{}").status())
                .isEqualTo(200);
    }

    @Test
    void refuses_signatures_of_another_time() {
        RawHttp.Answer old = call(new Signing(ADA, "us-east-1", "states", NOW.minus(Duration.ofMinutes(6))), "{}");
        assertRefused(old, "InvalidSignatureException", "Signature expired: 20260304T050007Z is now earlier than "
                + "20260304T050107Z (20260304T050607Z - 5 min.)");

        RawHttp.Answer early = call(new Signing(ADA, "us-east-1", "states", NOW.plus(Duration.ofMinutes(6))), "{}");
        assertRefused(early, "InvalidSignatureException", "Signature not yet current: 20260304T051207Z is still later "
                + "than 20260304T051107Z (20260304T050607Z + 5 min.)");
    }

    @Test
    void refuses_signatures_for_something_else() {
        assertRefused(call(new Signing(ADA, "eu-west-1", "states", NOW), "{}"), "InvalidSignatureException",
                "Credential should be scoped to a valid region.");
        assertRefused(call(new Signing(ADA, "us-east-1", "sqs", NOW), "{}"), "InvalidSignatureException",
                "Credential should be scoped to correct service: 'states'.");
    }

    @Test
    void refuses_unknown_keys_and_wrong_secrets() {
        AccessKey stranger = new AccessKey("AKIDEVE", ADA.secret(), Principal.admin("eve"));
        AccessKey guess = new AccessKey(ADA.id(), "guess", ADA.principal());

        assertRefused(call(new Signing(stranger, "us-east-1", "states", NOW), "{}"), "UnrecognizedClientException",
                "The security token included in the request is invalid.");
        assertRefused(call(new Signing(guess, "us-east-1", "states", NOW), "{}"), "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                        + "Access Key and signing method. Consult the service documentation for details.");
    }

    @ParameterizedTest
    @CsvSource({"X-Amz-Target, AWSStepFunctions.ListStateMachines", "Host, localhost",
            "Content-Type, application/x-amz-json-1.1", "X-Amz-Date, 20260304T050608Z"})
    void refuses_a_request_that_was_changed(String header, String value) {
        RawHttp.Answer answer = call(Signing.RIGHT, "{}", headers -> {
            assertThat(headers).containsKey(header);
            headers.put(header, value);
            return headers;
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("__type").asText()).endsWith("#InvalidSignatureException");
    }

    @Test
    void refuses_a_body_that_was_changed_whatever_its_hash_is_said_to_be() {
        Map<String, String> headers = sign(Signing.RIGHT, "{}");

        assertThat(server.call("ListActivities", "{ }", headers(headers)).json().path("__type").asText())
                .endsWith("#InvalidSignatureException");
        headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        assertThat(server.call("ListActivities", "{ }", headers(headers)).json().path("__type").asText())
                .endsWith("#InvalidSignatureException");
    }

    @Test
    void refuses_a_request_that_does_not_sign_what_it_calls() {
        for (String header : List.of("host", "x-amz-target", "x-amz-date")) {
            RawHttp.Answer answer = call(Signing.RIGHT, "{}", headers -> {
                headers.computeIfPresent("Authorization", (name, value) -> value.replaceAll(";?" + header + "\\b", "")
                        .replace("SignedHeaders=;", "SignedHeaders="));
                return headers;
            });
            assertThat(answer.json().path("message").asText()).containsIgnoringCase(header)
                    .endsWith("must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    @Test
    void refuses_a_session_that_it_did_not_open() {
        RawHttp.Answer answer = call(Signing.RIGHT, "{}", headers -> {
            headers.put("X-Amz-Security-Token", "token");
            return headers;
        });

        assertThat(answer.json().path("__type").asText()).endsWith("#UnrecognizedClientException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=AKIDADA",
            "AWS4-HMAC-SHA256 Credential=AKIDADA, SignedHeaders=host, Signature=00",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=, Signature=00", "AWS4-HMAC-SHA256 ,,,=,=="})
    void refuses_half_a_signature(String authorization) {
        RawHttp.Answer answer = server.call("ListActivities", "{}",
                Map.of("Authorization", authorization, "X-Amz-Date", "20260304T050607Z"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("__type").asText()).endsWith("#IncompleteSignatureException");
    }

    @Test
    void refuses_a_date_that_is_none() {
        for (String date : List.of(RawHttp.ABSENT, "today", "20261304T050607Z")) {
            RawHttp.Answer answer = call(Signing.RIGHT, "{}", headers -> {
                headers.put("X-Amz-Date", date);
                return headers;
            });
            assertThat(answer.json().path("__type").asText()).endsWith("#IncompleteSignatureException");
        }
    }

    @Test
    void refuses_no_signature_at_all() {
        assertRefused(server.call("ListActivities", "{}"), "MissingAuthenticationTokenException",
                "Missing Authentication Token");
    }

    @Test
    void takes_everything_where_no_keys_are_configured() {
        try (TestServer open = new TestServer()) {
            assertThat(open.call("ListActivities", "{}", Map.of("Authorization", "Bearer x")).json().path("caller")
                    .asText()).isEqualTo("anonymous");
        }
    }

    @Test
    void keeps_secrets_out_of_texts() {
        assertThat(ADA.toString()).doesNotContain(ADA.secret());
        assertThatThrownBy(() -> new AccessKey("id", " ", Principal.ANONYMOUS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(RawHttp.Answer answer, String code, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("__type").asText()).isEqualTo("com.amazon.coral.service#" + code);
        assertThat(answer.json().path("message").asText()).isEqualTo(message);
    }

    private RawHttp.Answer call(Signing signing, String body) {
        return call(signing, body, headers -> headers);
    }

    private RawHttp.Answer call(Signing signing, String body, UnaryOperator<Map<String, String>> change) {
        return server.call("ListActivities", body, headers(change.apply(sign(signing, body))));
    }

    /** Those that the signer returns, for a raw request that brings its own length. */
    private static Map<String, String> headers(Map<String, String> signed) {
        Map<String, String> headers = new LinkedHashMap<>(signed);
        headers.remove("Content-Length");
        return headers;
    }

    private Map<String, String> sign(Signing signing, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
                .putHeader("Content-Type", "application/x-amz-json-1.0").build();
        SdkHttpRequest signed = AwsV4HttpSigner.create().sign(sign -> sign
                .identity(AwsCredentialsIdentity.create(signing.key().id(), signing.key().secret())).request(request)
                .payload(ContentStreamProvider.fromByteArray(bytes))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signing.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, signing.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signing.at(), ZoneOffset.UTC))).request();
        Map<String, String> headers = new LinkedHashMap<>();
        signed.headers().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }
}
