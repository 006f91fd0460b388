package dev.pawl.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.server.RawHttp;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.openapi.ApiDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to whichever route, the answer is one that the document has, and never that something
 * broke.
 */
@Timeout(60)
class HostileRestRequestsTest {
    private static final long SEED = 20_260_301;
    private static final int TRIES = 25;
    private static final String HERE = "arn%3Aaws%3Astates%3Aus-east-1%3A123456789012%3A";
    private static final List<String> SEGMENTS = List.of("x", "%00", "%2F", "..%2F..", "%C3%A4%F0%9F%98%80", "%FF", "%",
            "%zz", "a".repeat(3_000), HERE + "stateMachine%3AP", HERE + "stateMachine%3AP%3A1",
            HERE + "stateMachine%3AP%3Alive", HERE + "execution%3AP%3Anone", HERE + "execution%3AP%2Flabel%3Anone",
            HERE + "mapRun%3AP%2Flabel%3Anone", HERE + "activity%3Anone", "arn%3A", "-1", "99999999999999999999", "'");
    private static final List<String> VALUES = List.of("", "0", "-1", "1001", "99999999999999999999", "x", "%00", "%",
            "%27%20OR%201%3D1", "2026-03-01T12:00:00Z", "true", HERE + "execution%3AP%3Anone");

    @TempDir
    private Path folder;
    private final Random random = new Random(SEED);
    private Installed installed;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        installed.machine("P", "STANDARD", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
    }

    @AfterEach
    void stop() {
        installed.close();
    }

    @Test
    void noRequestBreaksAnything() {
        for (Route route : installed.routes()) {
            for (int i = 0; i < TRIES; i++) {
                tryOut(route);
            }
        }
    }

    private void tryOut(Route route) {
        String path = path(route.path());
        String body = random.nextInt(5) == 0 ? any(List.of("{", "[]", "null", "{\"a\":", "\u0000")) : body(route);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String target = "/api/v1" + path + query(route);
        try (RawHttp connection = new RawHttp(installed.port())) {
            RawHttp.Answer answer = connection.send(route.method() + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:"
                    + installed.port() + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n" + body).receive();
            assertThat(answer.status()).as(route.method() + " " + target + " " + body + " " + answer.body())
                    .isLessThan(500);
            if (answer.header("Content-Type").contains("json")) {
                assertThat(DocumentedAnswers.problems(route.method(), path, answer.status(), answer.json()))
                        .as(route.method() + " " + target + " " + answer.body()).isEmpty();
            }
        }
    }

    private String path(String template) {
        StringBuilder path = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? any(SEGMENTS) : segment);
        }
        return path.toString();
    }

    private String query(Route route) {
        StringBuilder query = new StringBuilder("?");
        inputs(route).map(ApiDocument.Inputs::query).ifPresent(names -> names.forEach(name -> {
            if (random.nextInt(3) == 0) {
                query.append(name).append('=').append(any(VALUES)).append('&');
            }
        }));
        return query + (random.nextInt(10) == 0 ? "further=1" : "");
    }

    private String body(Route route) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        inputs(route).flatMap(ApiDocument.Inputs::body).ifPresent(names -> names.forEach(name -> {
            if (random.nextInt(3) > 0) {
                body.set(name, value());
            }
        }));
        if (random.nextInt(10) == 0) {
            body.set("further", value());
        }
        return Json.write(body);
    }

    private JsonNode value() {
        return Json
                .read(any(List.of("null", "true", "-1", "1.5", "1e400", "\"\"", "\"x\"", "\"\\u0000\"", "\"{\"", "[]",
                        "[null]", "[[1]]", "{}", "{\"a\":{\"b\":[1]}}", "\"P\"", "\"" + "y".repeat(2_000) + "\"",
                        "\"rate(1 day)\"", "\"arn:aws:states:us-east-1:123456789012:stateMachine:P\"")));
    }

    private static Optional<ApiDocument.Inputs> inputs(Route route) {
        return DOCUMENT.inputs(route.method(), route.path());
    }

    private static final ApiDocument DOCUMENT = ApiDocument.read();

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
