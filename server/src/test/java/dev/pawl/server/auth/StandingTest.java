package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How far a signed request is believed before its body is here. */
class StandingTest {
    private static final AccessKey KEY = new AccessKey("ID", "secret", Principal.admin("me"));
    private static final String DATE = "20260102T030405Z";
    private static final String HASH = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private static final Authenticator AUTHENTICATOR = new SigV4Authenticator(List.of(KEY), "us-east-1",
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

    private static HttpRequest request(Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpRequest("POST", "/", "", Headers.of(all), Body.EMPTY, new CompletableFuture<>());
    }

    private static HttpRequest signed(AccessKey key, String hash) {
        List<String> scope = List.of("20260102", "us-east-1", "states", "aws4_request");
        List<String> names = List.of("host", "x-amz-content-sha256", "x-amz-date");
        Map<String, String> headers = new HashMap<>(Map.of("host", "localhost", "x-amz-date", DATE));
        headers.put("x-amz-content-sha256", hash);
        String canonical = CanonicalRequest.hash(request(headers), new Authorization(key.id(), scope, names, ""), hash);
        headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + key.id() + "/" + String.join("/", scope)
                + ", SignedHeaders=" + String.join(";", names) + ", Signature="
                + new SigningKey(key).sign(scope, DATE, canonical));
        return request(headers);
    }

    @Test
    void who_says_nothing_or_nonsense_is_a_stranger() {
        assertThat(AUTHENTICATOR.standing(request(Map.of()))).isEqualTo(Standing.STRANGER);
        assertThat(AUTHENTICATOR.standing(request(Map.of("Authorization", "AWS4-HMAC-SHA256 x"))))
                .isEqualTo(Standing.STRANGER);
        assertThat(AUTHENTICATOR.standing(signed(new AccessKey("OTHER", "secret", KEY.principal()), HASH)))
                .isEqualTo(Standing.STRANGER);
    }

    @Test
    void a_signature_over_the_hash_of_the_body_proves_it_and_a_key_s_id_alone_only_claims_it() {
        assertThat(AUTHENTICATOR.standing(signed(KEY, HASH))).isEqualTo(Standing.KNOWN);
        assertThat(AUTHENTICATOR.standing(signed(new AccessKey("ID", "guessed", KEY.principal()), HASH)))
                .isEqualTo(Standing.CLAIMED);
        assertThat(AUTHENTICATOR.standing(request(Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=ID/20260102/"
                + "us-east-1/states/aws4_request, SignedHeaders=host, Signature=00")))).isEqualTo(Standing.CLAIMED);
    }

    @Test
    void where_nobody_has_to_prove_anything_all_are_known() {
        assertThat(Authenticator.OPEN.standing(request(Map.of()))).isEqualTo(Standing.KNOWN);
    }
}
