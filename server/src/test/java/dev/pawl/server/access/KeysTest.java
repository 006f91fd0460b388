package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.access.Callings.Answer;
import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.auth.Principal.Kind;
import dev.pawl.store.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

class KeysTest {
    @TempDir
    private Path folder;

    private static SfnClient sdk(Installed server, String id, String secret) {
        return SfnClient.builder().endpointOverride(URI.create(server.url())).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret))).build();
    }

    @Test
    void an_open_server_is_closed_by_its_first_key_and_stays_so() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of());
                Callings callings = new Callings(server.url())) {
            assertThat(callings.wire("", "ListStateMachines", "{}").status()).isEqualTo(200);
            assertThat(callings.rest("", "POST", "/access/tokens", "{\"name\":\"a\",\"grants\":[\"admin\"]}").status())
                    .isEqualTo(400);
            assertThat(callings.rest("", "POST", "/access/keys", "{\"name\":\"a\",\"grants\":[\"viewer\"]}").status())
                    .isEqualTo(400);
            Answer first = callings.rest("", "POST", "/access/keys", "{\"name\":\"root\",\"grants\":[\"admin\"]}");
            assertThat(first.status()).isEqualTo(201);
            assertThat(callings.wire("", "ListStateMachines", "{}").code())
                    .isEqualTo("MissingAuthenticationTokenException");

            String id = first.body().path("id").asText();
            try (SfnClient client = sdk(server, id, first.body().path("secret").asText())) {
                assertThat(client.listStateMachines().stateMachines()).isEmpty();
            }
            try (SfnClient client = sdk(server, id, "wrong")) {
                assertThatThrownBy(client::listStateMachines).isInstanceOf(SfnException.class)
                        .hasMessageContaining("signature");
            }
        }
    }

    @Test
    void a_rotated_key_has_a_successor_and_a_revoked_one_ends_at_once() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of());
                Callings callings = new Callings(server.url())) {
            Callings.made(server, Credentials.Kind.KEY, "root", "admin");
            Made admin = Callings.made(server, Credentials.Kind.TOKEN, "boss", "admin");
            Made old = Callings.made(server, Credentials.Kind.TOKEN, "ci", "viewer");

            Answer next = callings.rest(admin.secret(), "POST",
                    "/access/tokens/" + old.credential().id() + "/rotate", "{\"overlap\":\"PT1H\"}");
            String successor = next.body().path("token").asText();
            assertThat(next.status()).isEqualTo(201);
            assertThat(next.body().path("grants").path(0).asText()).isEqualTo("viewer");
            assertThat(callings.wire(old.secret(), "ListStateMachines", "{}").status()).isEqualTo(200);
            assertThat(callings.wire(successor, "ListStateMachines", "{}").status()).isEqualTo(200);

            assertThat(callings.rest(admin.secret(), "DELETE", "/access/tokens/" + next.body().path("id").asText(), "")
                    .status()).isEqualTo(204);
            assertThat(callings.wire(successor, "ListStateMachines", "{}").code())
                    .isEqualTo("UnrecognizedClientException");
            assertThat(callings.rest(admin.secret(), "POST",
                    "/access/tokens/" + old.credential().id() + "/rotate", "{\"overlap\":\"PT0S\"}").status())
                    .isEqualTo(201);
            assertThat(callings.rest(old.secret(), "GET", "/machines", "").status()).isEqualTo(401);
            assertThat(callings.rest(admin.secret(), "GET", "/access/tokens", "").body().toString())
                    .doesNotContain(admin.secret()).doesNotContain("proof");
        }
    }

    @Test
    void nobody_gives_more_than_they_have_and_the_last_thing_told_is_the_secret() {
        try (Installed server = new Installed(folder.resolve("pawl.db"), "", Map.of())) {
            KeyCabinet cabinet = server.cabinet();
            Callings.made(server, Credentials.Kind.KEY, "root", "admin");
            Principal some = new Principal("some", Kind.TOKEN, "T", List.of(Grant.parse("editor:orders-*")));
            for (String more : List.of("admin", "editor", "approver:orders-a", "editor:orders*", "viewer:tag:a=b")) {
                assertThatThrownBy(() -> cabinet.create(new KeyCabinet.Wanted(Credentials.Kind.KEY, "x",
                        List.of(Grant.parse(more)), Optional.empty()), some)).as(more)
                        .isInstanceOf(AccessException.class).hasMessageContaining("is more");
            }
            Made less = cabinet.create(new KeyCabinet.Wanted(Credentials.Kind.KEY, "x",
                    List.of(Grant.parse("operator:orders-a"), Grant.parse("viewer:orders-b*")),
                    Optional.empty()), some);
            assertThat(less.toString() + less.credential()).doesNotContain(less.secret());
        }
    }

    @Test
    void a_token_is_known_by_its_prefix_and_its_check() {
        String token = new Mint().token();
        assertThat(token).hasSize(55).startsWith("pawl_");
        assertThat(Mint.isToken(token)).isTrue();
        assertThat(Mint.isToken(token.substring(0, 54))).isFalse();
        char last = token.charAt(20) == 'a' ? 'b' : 'a';
        assertThat(Mint.isToken(token.substring(0, 20) + last + token.substring(21))).isFalse();
    }

    @Test
    void a_secret_opens_only_with_its_key_for_its_id() {
        SecretSeal seal = new SecretSeal(new byte[32], "");
        String sealed = seal.seal("A", "secret");
        assertThat(seal.open("A", sealed)).contains("secret");
        assertThat(seal.open("B", sealed)).isEmpty();
        assertThat(seal.open("A", "")).isEmpty();
        assertThat(new SecretSeal(new byte[32], "other").open("A", sealed)).isEmpty();
    }

    @Test
    void callers_that_are_too_fast_are_told_so_and_the_sdk_tries_again() {
        String configuration = """
                {"throttling": {"keys": {"slow": {"reads": {"rate": 4, "burst": 1}}}}}""";
        try (Installed server = new Installed(folder.resolve("pawl.db"), configuration, Map.of());
                Callings callings = new Callings(server.url())) {
            Callings.made(server, Credentials.Kind.KEY, "root", "admin");
            Made slow = Callings.made(server, Credentials.Kind.KEY, "slow", "viewer");
            String other = Callings.token(server, "slow", "viewer");
            Answer last = callings.wire(other, "ListStateMachines", "{}");
            for (int i = 0; i < 100 && last.status() == 200; i++) {
                last = callings.wire(other, "ListStateMachines", "{}");
            }
            assertThat(last.status() + " " + last.code() + " " + last.body().path("message").asText())
                    .isEqualTo("400 ThrottlingException Rate exceeded");
            Answer rest = last;
            for (int i = 0; i < 100 && rest.status() != 429; i++) {
                rest = callings.rest(other, "GET", "/machines", "");
            }
            assertThat(rest.status()).isEqualTo(429);
            assertThat(rest.retryAfter()).contains("1");
            try (SfnClient client = sdk(server, slow.credential().id(), slow.secret())) {
                for (int i = 0; i < 4; i++) {
                    assertThat(client.listStateMachines().stateMachines()).isEmpty();
                }
            }
        }
    }

    @Test
    void a_caller_has_one_allowance_for_all_ways_in() {
        String configuration = """
                {"throttling": {"default": {"reads": {"rate": 1, "burst": 50}}}}""";
        try (Installed server = new Installed(folder.resolve("pawl.db"), configuration, Map.of());
                Callings callings = new Callings(server.url())) {
            Callings.made(server, Credentials.Kind.KEY, "root", "admin");
            String token = Callings.token(server, "some", "viewer");
            int used = 0;
            while (callings.wire(token, "ListStateMachines", "{}").status() == 200) {
                used++;
            }
            assertThat(used).isGreaterThanOrEqualTo(50);
            long left = IntStream.range(0, 50)
                    .filter(i -> callings.rest(token, "GET", "/machines", "").status() == 200).count();
            assertThat(left).as("what one second after the other gives").isLessThan(50);
        }
    }
}
