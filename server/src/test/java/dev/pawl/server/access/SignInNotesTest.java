package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.assembly.Installed;
import dev.pawl.store.AuditLog.Entry;
import dev.pawl.store.AuditLog.Filter;
import dev.pawl.store.AuditLog.Page;
import dev.pawl.store.Credentials.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log and strangers are told of attempts to sign in; callers come through a proxy of ours. */
class SignInNotesTest {
    private static final String OFFICE = "192.0.2.7";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Installed server;
    private Made key;

    @BeforeEach
    void start() {
        server = new Installed(folder.resolve("pawl.db"), "{\"tls\": {\"proxies\": [\"127.0.0.1\"]}}", Map.of());
        key = Callings.made(server, Kind.KEY, "carol", "admin");
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> send(String method, String from, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/session"))
                .header("Content-Type", "application/json").header("X-Forwarded-For", from)
                .header("Origin", server.url())
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String from, String id, String secret) throws Exception {
        return send("POST", from,
                "{\"accessKeyId\":\"" + id + "\",\"secretAccessKey\":\"" + secret + "\"}");
    }

    private JsonNode noted(Predicate<JsonNode> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            List<Entry> all = server.engine().store().audit().entries(Filter.ALL,
                    new Page(Optional.empty(), 1_000, true));
            Optional<JsonNode> found = all.stream().map(entry -> Json.read(entry.text())).filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Expected a note, but it is missing");
    }

    private JsonNode noted(String operation, String outcome) {
        return noted(one -> one.path("operation").asText().equals(operation)
                && one.path("outcome").asText().equals(outcome));
    }

    @Test
    void who_signs_in_and_out_is_noted_with_the_address() throws Exception {
        HttpResponse<String> in = signIn(OFFICE, key.credential().id(), key.secret());
        assertThat(in.statusCode()).isEqualTo(200);
        JsonNode note = noted("SignIn", "ALLOWED");
        assertThat(note.path("actor").asText()).isEqualTo("carol");
        assertThat(note.toString()).contains(OFFICE, key.credential().id(), "\"way\":\"key\"")
                .doesNotContain(key.secret());
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(send("DELETE", OFFICE, "", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(noted("SignOut", "ALLOWED").path("actor").asText()).isEqualTo("carol");
    }

    @Test
    void who_fails_is_noted_and_nothing_that_was_typed_in() throws Exception {
        assertThat(signIn(OFFICE, key.credential().id(), "guess-1").statusCode()).isEqualTo(401);
        assertThat(noted("SignIn", "DENIED").toString()).contains(OFFICE, "SignInFailed", key.credential().id())
                .doesNotContain("guess-1");
        assertThat(signIn("198.51.100.9", "the-secret-in-the-wrong-field", "x").statusCode()).isEqualTo(401);
        assertThat(noted(one -> one.toString().contains("198.51.100.9")).toString())
                .doesNotContain("the-secret-in-the-wrong-field");
    }

    @Test
    void an_address_that_fails_again_and_again_has_to_wait_and_no_other_has() throws Exception {
        HttpResponse<String> last = signIn("2001:db8::1", key.credential().id(), "guess");
        for (int i = 0; i < 60 && last.statusCode() != 429; i++) {
            last = signIn("2001:db8::" + Integer.toHexString(i), key.credential().id(), "guess" + i);
        }
        assertThat(last.statusCode()).as("within a network all are one").isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(Json.read(last.body()).path("title").asText()).isEqualTo("ThrottlingException");
        assertThat(signIn(OFFICE, key.credential().id(), key.secret()).statusCode()).as("another").isEqualTo(200);
        HttpRequest call = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/machines"))
                .header("X-Forwarded-For", "2001:db8::1")
                .header("Authorization", "Bearer " + Callings.token(server, "ci", "viewer")).build();
        assertThat(client.send(call, BodyHandlers.ofString()).statusCode()).as("by a token").isEqualTo(200);
    }

    @Test
    void asking_who_one_is_does_not_help_to_guess() throws Exception {
        int status = 0;
        for (int i = 0; i < 60 && status != 429; i++) {
            status = send("GET", OFFICE, "", "Authorization", "Bearer pawl_guess" + i).statusCode();
        }
        assertThat(status).isEqualTo(429);
        assertThat(noted(one -> one.path("outcome").asText().equals("DENIED")).toString()).contains(OFFICE);
        assertThat(send("GET", OFFICE, "").statusCode()).as("the page that asks to sign in").isEqualTo(200);
    }

    @Test
    void the_end_of_somebodys_session_names_it() throws Exception {
        signIn(OFFICE, key.credential().id(), key.secret());
        String id = server.engine().store().signIns().all(Optional.of("carol"), 1).getFirst().id();
        HttpRequest end = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/access/sessions/" + id)).DELETE()
                .header("Authorization", "Bearer " + Callings.token(server, "boss", "admin")).build();
        assertThat(client.send(end, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(noted("EndSession", "ALLOWED").path("resource").asText()).isEqualTo("session:" + id);
    }
}
