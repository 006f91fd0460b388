package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;

/**
 * A store that a server of the last release left behind, with executions that were waiting: they go on to the
 * right end. {@code make.py} beside it made it.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class UpgradeTest {
    private static final String FOLDER = "/dev/pawl/server/upgrade/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path folder;
    private JsonNode names = Json.read("{}");
    private @Nullable EmbeddedPostgres postgres;

    private static InputStream resource(String name) {
        return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(FOLDER + name));
    }

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream packed = new GZIPInputStream(resource("format-8.db.gz"));
                InputStream people = resource("pawl.json");
                InputStream known = resource("format-8.json")) {
            Files.copy(packed, folder.resolve("old.db"));
            Files.copy(people, folder.resolve("pawl.json"));
            names = Json.read(new String(known.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        EmbeddedPostgres started = postgres;
        if (started != null) {
            started.close();
        }
    }

    /** What kept the store. The one of PostgreSQL has the same rows, as {@code pg_dump} writes them. */
    enum Kind {
        SQLITE, POSTGRESQL
    }

    private String db(Kind kind) throws IOException, SQLException {
        return switch (kind) {
            case SQLITE -> folder.resolve("old.db").toString();
            case POSTGRESQL -> {
                EmbeddedPostgres started = EmbeddedPostgres.start();
                postgres = started;
                try (InputStream packed = new GZIPInputStream(resource("format-8.sql.gz"));
                        Connection connection = started.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
                }
                yield "jdbc:postgresql://localhost:" + started.getPort() + "/postgres";
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void foldsEveryHistoryAfterMigrating(Kind kind) throws IOException, SQLException {
        String db = db(kind);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);

        assertThat(Main.run(out, out, "db", "migrate", "--db", db)).as(said.toString()).isZero();
        assertThat(Main.run(out, out, "check", "--db", db)).as(said.toString()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void goesOnWithWhatWaited(Kind kind) throws IOException, InterruptedException, SQLException {
        String db = db(kind);
        try (PipedWriter said = new PipedWriter();
                BufferedReader heard = new BufferedReader(new PipedReader(said));
                PrintWriter out = new PrintWriter(said, true)) {
            Thread server = Thread.ofPlatform().start(() -> {
                int unused = Main.run(out, out, "server", "--port", "0", "--host", "127.0.0.1", "--db", db,
                        "--config", folder.resolve("pawl.json").toString());
            });
            String line = heard.readLine();
            assertThat(line).contains("listens on");
            Caller caller = new Caller(URI.create(line.replaceAll(".*(http://[0-9.:]+).*", "$1")), http);
            try {
                finds(caller);
                finishes(caller);
            } finally {
                server.interrupt();
                server.join(PATIENCE);
            }
        }
    }

    private void finds(Caller caller) throws IOException, InterruptedException {
        assertThat(texts(caller.aws("ListStateMachines", Map.of()).path("stateMachines"), "name"))
                .containsExactlyInAnyOrderElementsOf(texts(names.path("machines"), ""));
        String alias = names.path("alias").asText();
        assertThat(caller.aws("DescribeStateMachineAlias", Map.of("stateMachineAliasArn", alias))
                .path("routingConfiguration")).hasSize(1);
        String done = alias.replaceAll(":live$", "");
        assertThat(texts(caller.aws("ListTagsForResource", Map.of("resourceArn", done)).path("tags"), "key"))
                .containsExactly("tier");
        JsonNode page = caller.aws("ListExecutions",
                Map.of("stateMachineArn", done, "maxResults", 5, "nextToken", names.path("page").asText()));
        assertThat(page.path("executions")).as(page.toString()).hasSize(5);
        assertThat(caller.rest("GET", "/schedules", null).toString()).contains("nightly");
        assertThat(caller.rest("GET", "/executions?q=input.order%3DO-7", null).toString()).contains("done-7");
        assertThat(caller.describe(names.path("failed").asText()).path("error").asText()).isEqualTo("Broken");
    }

    private void finishes(Caller caller) throws IOException, InterruptedException {
        String timer = names.path("timer").asText();
        assertThat(caller.ended(timer).path("output").asText()).isEqualTo("42");

        caller.aws("SendTaskSuccess", Map.of("taskToken", names.path("token").asText(), "output", "\"old token\""));
        assertThat(caller.ended(names.path("taken").asText()).path("output").asText()).isEqualTo("\"old token\"");

        // the one that nobody has taken, the child of the nested one, and three children of the map run
        String activity = "arn:aws:states:us-east-1:123456789012:activity:work";
        for (int i = 0; i < 5; i++) {
            String token = caller.aws("GetActivityTask", Map.of("activityArn", activity)).path("taskToken").asText();
            caller.aws("SendTaskSuccess", Map.of("taskToken", token, "output", "\"done\""));
        }
        assertThat(caller.ended(names.path("untaken").asText()).path("output").asText()).isEqualTo("\"done\"");
        assertThat(caller.ended(names.path("nested").asText()).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(Json.read(caller.ended(names.path("mapped").asText()).path("output").asText())).hasSize(3);

        JsonNode asked = caller.rest("GET", "/approvals", null);
        String id = asked.findValue("id").asText();
        caller.rest("POST", "/approvals/" + id + "/approve", "{}");
        assertThat(caller.ended(names.path("approval").asText()).path("status").asText()).isEqualTo("SUCCEEDED");
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> member.isEmpty() ? one.asText() : one.path(member).asText()).toList();
    }

    /** Speaks to the server as clients do. */
    private record Caller(URI base, HttpClient http) {
        JsonNode aws(String operation, Map<String, ?> members) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(base).header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "AWSStepFunctions." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString(Json.mapper().writeValueAsString(members))));
        }

        JsonNode rest(String method, String path, @Nullable String body)
                throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(base.resolve("/api/v1" + path)).header("Pawl-User", "alice")
                    .header("Content-Type", "application/json")
                    .method(method, body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(body)));
        }

        private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
            var answer = http.send(request.timeout(PATIENCE.plusSeconds(10)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.request().uri() + " " + answer.body()).isLessThan(300);
            return answer.body().isBlank() ? Json.read("{}") : Json.read(answer.body());
        }

        JsonNode describe(String execution) throws IOException, InterruptedException {
            return aws("DescribeExecution", Map.of("executionArn", execution));
        }

        JsonNode ended(String execution) throws IOException, InterruptedException {
            Predicate<JsonNode> running = answer -> answer.path("status").asText().equals("RUNNING");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            JsonNode answer = describe(execution);
            while (running.test(answer) && System.nanoTime() < deadline) {
                answer = describe(execution);
            }
            return answer;
        }
    }
}
