package dev.pawl.server.httptask;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.engine.Executions.Start;
import dev.pawl.json.Json;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.assembly.RealServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Calls with every kind of connection, answered in every kind of way: nothing that is kept or said holds a
 * secret.
 */
class SecretsNeverShowTest {
    private static final String SECRET = "sw0rd\"fish\\7 &+%";
    private static final List<String> CONNECTIONS = List.of("basic", "key", "oauth", "refused", "unreachable", "gone");
    private static final List<String> PATHS = List.of("/200", "/200/text-plain", "/200/image-png", "/401", "/404",
            "/500/text-html", "/302", "/503");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> said = new ArrayList<>();
    private final List<Appender<ILoggingEvent>> printed = new ArrayList<>();
    private TalkativeRemote remote;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        remote = new TalkativeRemote();
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        root.iteratorForAppenders().forEachRemaining(printed::add);
        printed.forEach(root::detachAppender);
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        root.detachAppender(log);
        printed.forEach(root::addAppender);
        root.setLevel(Level.INFO);
        remote.close();
    }

    private String configuration() {
        String secret = "\"{{secret:crm}}\"";
        String oAuth = "{\"type\": \"OAUTH_CLIENT_CREDENTIALS\", \"clientId\": \"pawl\", \"clientSecret\": " + secret
                + ", \"tokenEndpoint\": \"%s\"}";
        return """
                {"secrets": {"crm": {"env": "CRM", "machines": ["m*"]}, "gone": {"env": "NOT_SET"}},
                 "egress": {"plainHttp": ["127.0.0.1"]},
                 "connections": {
                   "basic": {"type": "BASIC", "username": "pawl", "password": %1$s,
                             "queryParameters": {"q": %1$s}, "body": {"b": %1$s}, "headers": {"X-H": %1$s}},
                   "key": {"type": "API_KEY", "header": "X-Key", "value": %1$s},
                   "oauth": %2$s, "refused": %3$s, "unreachable": %4$s,
                   "gone": {"type": "API_KEY", "header": "X-Key", "value": "{{secret:gone}}"}}}""".formatted(secret,
                oAuth.formatted(remote.url("/token")), oAuth.formatted(remote.url("/400")),
                oAuth.formatted("http://127.0.0.1:1/"));
    }

    private String definition(String connection, String path) {
        return """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "End": true,
                  "Parameters": {"ApiEndpoint": "%s", "Method": "POST",
                    "Headers": {"X-Own": "{{secret:crm}}"}, "RequestBody": {"own": ["{{secret:crm}}"]},
                    "InvocationConfig": {"ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/%s/1"}}}}}"""
                .formatted(remote.url(path), connection);
    }

    @Test
    void notInHistoriesDatabasesLogsOrErrors() throws IOException {
        Path database = folder.resolve("pawl.db");
        try (Installed server = new Installed(database, configuration(), Map.of("CRM", SECRET))) {
            for (String connection : CONNECTIONS) {
                for (String path : PATHS) {
                    run(server, connection, path);
                }
            }
        }
        // threads of other tests may go on logging meanwhile
        new ArrayList<>(log.list).forEach(event -> said.add(event.getFormattedMessage() + event.getThrowableProxy()));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                said.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(forms()).allSatisfy(form -> assertThat(said).noneMatch(text -> text.contains(form)));
        // What was looked for was really on the wire.
        assertThat(String.join("", remote.heard())).contains(Json.write(TextNode.valueOf(SECRET)),
                "Bearer " + TalkativeRemote.TOKEN);
        assertThat(said).anyMatch(text -> text.contains("****"));
    }

    private void run(Installed server, String connection, String path) {
        String machine = server.machine("m-" + connection + path.replace('/', '-'), "STANDARD",
                definition(connection, path));
        String execution = server.engine().executions().start(Start.of(machine, "{}")).toCompletableFuture().join()
                .executionArn();
        server.ended(execution);
        said.add(call(server, "DescribeExecution", RealServer.object("executionArn", execution)));
        said.add(call(server, "GetExecutionHistory", RealServer.object("executionArn", execution,
                "includeExecutionData", true)));
        JsonNode state = Json.read(definition(connection, path)).path("States").path("T");
        said.add(call(server, "TestState", RealServer.object("definition", Json.write(state), "input", "{}",
                "inspectionLevel", "TRACE")));
    }

    private static String call(Installed server, String operation, JsonNode input) {
        try (RawHttp connection = new RawHttp(server.port())) {
            RawHttp.Answer answer = connection.send(RawHttp.request(server.port(), operation, Json.write(input),
                    Map.of())).receive();
            assertThat(answer.status()).isEqualTo(200);
            return Json.write(answer.json());
        }
    }

    /** How the secret, and what is made of it, could be written. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String value : List.of(SECRET, TalkativeRemote.TOKEN)) {
            String quoted = Json.write(TextNode.valueOf(value));
            String inside = quoted.substring(1, quoted.length() - 1);
            String twice = Json.write(TextNode.valueOf(inside));
            forms.addAll(List.of(value, inside, twice.substring(1, twice.length() - 1),
                    URLEncoder.encode(value, StandardCharsets.UTF_8),
                    URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
        }
        forms.add(base64("pawl:" + SECRET));
        forms.add(base64("pawl:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20")));
        return forms;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
