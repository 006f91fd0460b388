package dev.pawl.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.webhook.Signature.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that the senders themselves publish, and what changes when anything in them does. */
class SignatureTest {
    private static final String SLACK_BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F"
            + "397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static Verdict verify(String signature, String secret, String now, String body, String... headers) {
        Map<String, List<String>> fields = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], List.of(headers[i + 1].split("\\|\\|", -1)));
        }
        HttpRequest request = new HttpRequest("POST", "/hooks/x", "", Headers.of(fields), Body.of(body),
                new CompletableFuture<>());
        Configuration configuration = Configuration.of(
                Json.read("{\"secrets\": {\"S\": {\"env\": \"S\"}, \"OLD\": {\"env\": \"OLD\"}}, \"s\": " + signature
                        + "}"),
                "pawl.json", Path.of(""));
        Secrets secrets = Secrets.of(configuration,
                name -> Optional.of(name.equals("S") ? secret : "an old secret of before"));
        return SignatureReader.read(configuration.value("s").orElseThrow()).verify(request, secrets,
                Instant.parse(now));
    }

    private static boolean proven(Verdict verdict) {
        return verdict instanceof Verdict.Proven;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, World!  | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 | true
            Hello, World!! | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 | false
            Hello, World!  | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18 | false
            Hello, World!  | sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17 | true
            Hello, World!  | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e   | false
            Hello, World!  | sha256=zz | false
            Hello, World!  | sha256=   | false
            Hello, World!  | sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17   | false
            Hello, World!  | 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17        | false
            """)
    void github(String body, String header, boolean right) {
        assertThat(proven(verify("{\"type\": \"github\", \"secret\": \"{{secret:S}}\"}", "It's a Secret to Everybody",
                "2026-01-01T00:00:00Z", body, "X-Hub-Signature-256", header))).isEqualTo(right);
    }

    @Test
    void aHeaderThatComesTwiceProvesNothing() {
        String right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        assertThat(proven(verify("{\"type\": \"github\", \"secret\": \"{{secret:S}}\"}", "It's a Secret to Everybody",
                "2026-01-01T00:00:00Z", "Hello, World!", "X-Hub-Signature-256", right + "||sha256=00"))).isFalse();
    }

    @Test
    void oneOfSeveralSecretsIsEnoughWhileTheyChange() {
        assertThat(proven(verify("{\"type\": \"github\", \"secret\": [\"{{secret:OLD}}\", \"{{secret:S}}\"]}",
                "It's a Secret to Everybody", "2026-01-01T00:00:00Z", "Hello, World!", "X-Hub-Signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2018-07-12T18:36:58Z,1531420618,true", "2018-07-12T18:41:58Z,1531420618,true",
            "2018-07-12T18:41:59Z,1531420618,false", "2018-07-12T18:31:57Z,1531420618,false",
            "2018-07-12T18:36:58Z,1531420619,false", "2018-07-12T18:36:58Z,-1,false", "2018-07-12T18:36:58Z,'',false"})
    void slack(String now, String stamp, boolean right) {
        assertThat(proven(verify("{\"type\": \"slack\", \"secret\": \"{{secret:S}}\"}",
                "8f742231b10e8888abcd99yyyzzz85a5", now, SLACK_BODY, "X-Slack-Request-Timestamp", stamp,
                "X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=          | true
            msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | v1,bm9wZQ== v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= | true
            msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=          | false
            msg_another                  | 1614265330 | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=          | false
            msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265331 | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=          | false
            """)
    void standardWebhooks(String id, String stamp, String header, boolean right) {
        Verdict verdict = verify("{\"type\": \"standard-webhooks\", \"secret\": \"{{secret:S}}\"}",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "2021-02-25T15:05:00Z", "{\"test\": 2432232314}",
                "webhook-id", id, "webhook-timestamp", stamp, "webhook-signature", header);
        assertThat(proven(verdict)).isEqualTo(right);
        if (verdict instanceof Verdict.Proven proof) {
            assertThat(proof.once()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd | false
            t=1492774577,v1=SIGNED                 | true
            t=1492774577,v1=00,v1=SIGNED,v0=aa     | true
            t=1492774578,v1=SIGNED                 | false
            t=1492774577                           | false
            v1=SIGNED                              | false
            ''                                     | false
            """)
    void stripe(String header, boolean right) {
        String signed = HexFormat.of().formatHex(hmac("whsec_test_secret", "1492774577.{\"id\": \"evt_1\"}"));
        assertThat(proven(verify("{\"type\": \"stripe\", \"secret\": \"{{secret:S}}\"}", "whsec_test_secret",
                "2017-04-21T11:37:00Z", "{\"id\": \"evt_1\"}", "Stripe-Signature", header.replace("SIGNED", signed))))
                .isEqualTo(right);
    }

    @Test
    void anyHmacOverTheBodyOrATimeStampAndTheBody() {
        String base64 = Base64.getEncoder().encodeToString(hmac("shhhhhhh", "{}"));
        assertThat(proven(verify("""
                {"type": "hmac-sha256", "secret": "{{secret:S}}", "header": "X-Shop-Hmac", "format": "BASE64"}""",
                "shhhhhhh", "2026-01-01T00:00:00Z", "{}", "X-Shop-Hmac", base64))).isTrue();
        String timed = """
                {"type": "hmac-sha256", "secret": "{{secret:S}}", "header": "X-Sig", "format": "v1=HEX", "timestampHeader": "X-At",
                 "tolerance": "PT10S"}""";
        String hex = "v1=" + HexFormat.of().formatHex(hmac("shhhhhhh", "1767225600.{}"));
        assertThat(proven(verify(timed, "shhhhhhh", "2026-01-01T00:00:10Z", "{}", "X-Sig", hex, "X-At", "1767225600")))
                .isTrue();
        assertThat(proven(verify(timed, "shhhhhhh", "2026-01-01T00:00:11Z", "{}", "X-Sig", hex, "X-At", "1767225600")))
                .isFalse();
        assertThat(proven(verify(timed, "shhhhhhh", "2026-01-01T00:00:00Z", "{}", "X-Sig", hex))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "basic", "user": "u", "password": "{{secret:S}}"}                    | Authorization | Basic dTpoZW1saWc=  | true
            {"type": "basic", "user": "u", "password": "{{secret:S}}"}                    | Authorization | Basic dTpmYWxzY2g=  | false
            {"type": "bearer", "token": "{{secret:S}}"}                                   | Authorization | Bearer hemlig       | true
            {"type": "bearer", "token": "{{secret:S}}"}                                   | Authorization | hemlig              | false
            {"type": "bearer", "token": "{{secret:S}}"}                                   | Authorization | Bearer hemlig2      | false
            {"type": "bearer", "token": "{{secret:S}}", "header": "X-Gitlab-Token"}       | X-Gitlab-Token | hemlig             | true
            {"type": "bearer", "token": "{{secret:S}}", "header": "X-Gitlab-Token"}       | Authorization | Bearer hemlig       | false
            "none"                                                                        | X             | y                   | true
            """)
    void texts(String signature, String header, String value, boolean right) {
        assertThat(proven(verify(signature, "hemlig", "2026-01-01T00:00:00Z", "{}", header, value))).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "all"                                                           | Expected one of none at /s of pawl.json
            {"type": "md5"}                                                 | at /s/type of pawl.json
            {"type": "github"}                                              | Expected secret at /s of pawl.json, but it is missing
            {"type": "github", "secret": "hunter2"}                         | Expected a reference such as {{secret:NAME}} at /s/secret
            {"type": "github", "secret": []}                                | Expected at least one secret at /s/secret
            {"type": "github", "secret": "{{secret:S}}", "header": "X"}     | but found header
            {"type": "hmac-sha256", "secret": "{{secret:S}}"}               | Expected header at /s
            {"type": "hmac-sha256", "secret": "{{secret:S}}", "header": "X", "format": "OCT"} | Expected a format that ends in HEX or BASE64
            """)
    void mistakesAreNamed(String signature, String message) {
        assertThatThrownBy(() -> verify(signature, "hemlig", "2026-01-01T00:00:00Z", "{}"))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining(message)
                .hasMessageNotContaining("hunter2");
    }

    private static byte[] hmac(String key, String text) {
        return new SignedContent.Signed(Body.of(text), List.of(),
                Optional.empty()).hmac(key.getBytes(StandardCharsets.UTF_8));
    }
}
