package dev.pawl.testkit.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One transcript.
 *
 * @param name
 *            of its file, without the ending
 * @param definition
 *            text of the machine
 * @param input
 *            of the execution
 * @param answers
 *            what the world answers to tasks, in the order in which they are scheduled
 * @param redrives
 *            each end without success is followed by a redrive after so many seconds, as long as there are
 *            any
 * @param expected
 *            a line for each event: {@code 2<0 PassStateEntered A}
 * @param ending
 *            status, and output or error and cause
 */
public record Transcript(String name, String definition, Payload input, List<Answer> answers, List<Long> redrives,
        List<String> expected, JsonNode ending) {

    /** All transcripts of the kit, in the order of their list. */
    public static List<Transcript> all() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).map(Transcript::named).toList();
    }

    /** The transcript of that name. */
    public static Transcript named(String name) {
        JsonNode root = Json.read(resource(name + ".json"));
        List<Answer> answers = new ArrayList<>();
        root.path("answers").forEach(node -> answers.add(Answer.read(node)));
        List<Long> redrives = new ArrayList<>();
        root.path("redrives").forEach(node -> redrives.add(node.longValue()));
        List<String> expected = new ArrayList<>();
        root.path("events").forEach(node -> expected.add(node.textValue()));
        return new Transcript(name, Json.write(root.get("definition")), Payload.of(root.get("input")), answers,
                redrives, expected, root.get("ending"));
    }

    private static String resource(String file) {
        try (InputStream in = Objects.requireNonNull(Transcript.class.getResourceAsStream(file),
                () -> "Expected the transcript " + file + ", but there is none")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
