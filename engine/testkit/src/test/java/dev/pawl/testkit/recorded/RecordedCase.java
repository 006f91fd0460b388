package dev.pawl.testkit.recorded;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One execution that was recorded on AWS.
 *
 * @param events
 *            what AWS answered, with something made up for what differs each time
 * @param recorded
 *            the same with placeholders for what differs each time
 * @param whole
 *            the case that it is from
 */
public record RecordedCase(String id, String area, String definition, String input, String status,
        List<JsonNode> events, List<JsonNode> recorded, JsonNode whole) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("<(\\*?[A-Za-z][A-Za-z0-9_.:-]*)>");

    /** All with a history of ids; empty where the recordings are not there. */
    public static List<RecordedCase> all() {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.get())) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().flatMap(RecordedCase::cases)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case as it is written; empty where the recordings are not there. */
    static Optional<JsonNode> whole(String file) {
        return folder().map(folder -> read(folder.resolve(file)));
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder() {
        return Stream.iterate(Optional.ofNullable(Path.of("").toAbsolutePath()), Optional::isPresent,
                path -> path.map(Path::getParent)).flatMap(Optional::stream)
                .map(path -> path.resolve("shared/conformance/cases")).filter(Files::isDirectory).findFirst();
    }

    private static Stream<RecordedCase> cases(Path file) {
        JsonNode whole = read(file);
        boolean flat = whole.path("compare").asText().equals("parallel_flattened");
        if (!whole.path("kind").asText().equals("execution") || flat) {
            return Stream.empty();
        }
        if (!whole.has("runs")) {
            return of(whole, whole, "").stream();
        }
        List<RecordedCase> all = new ArrayList<>();
        for (JsonNode run : whole.path("runs")) {
            of(whole, run, " run " + all.size()).ifPresent(all::add);
        }
        return all.stream();
    }

    private static Optional<RecordedCase> of(JsonNode whole, JsonNode run, String suffix) {
        if (!run.path("expected").has("history")) {
            return Optional.empty();
        }
        JsonNode definition = whole.path("definition").deepCopy();
        run.path("set").properties().forEach(change -> set(definition, change.getKey(), change.getValue()));
        String text = whole.has("definitionText") ? whole.path("definitionText").asText() : definition.toString();
        String input = run.has("inputText") ? run.path("inputText").asText() : run.path("input").toString();
        Map<String, String> bound = new HashMap<>(
                Map.of("partition", "aws", "region", "us-east-1", "account", "123456789012"));
        whole.path("bind").properties()
                .forEach(name -> bound.put(name.getKey(), filled(name.getValue().asText())));
        List<JsonNode> events = new ArrayList<>();
        run.path("expected").path("history").forEach(event -> events.add(bound(event, bound)));
        List<JsonNode> recorded = new ArrayList<>();
        run.path("expected").path("history").forEach(recorded::add);
        began(events, input.isEmpty() ? "{}" : filled(input));
        return Optional.of(new RecordedCase(whole.path("id").asText() + suffix, whole.path("area").asText(),
                filled(text), input.isEmpty() ? "{}" : filled(input), run.path("expected").path("status").asText(),
                events, recorded, whole));
    }

    private static void set(JsonNode into, String pointer, JsonNode value) {
        JsonPointer at = JsonPointer.compile(pointer);
        switch (into.at(at.head())) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException(pointer);
        }
    }

    static String filled(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "account" -> "123456789012";
            case "sqs" -> "http://127.0.0.1:1";
            default -> found.group(1).matches("now\\+\\d+d") ? later(found.group(1)) : found.group(1);
        }));
    }

    private static String later(String name) {
        long days = Long.parseLong(name.substring("now+".length(), name.length() - 1));
        return LocalDateTime.parse("2026-01-01T00:00:00").plusDays(days).toString() + ":00";
    }

    /** The input itself, where the recording only says that there was a time. */
    private static void began(List<JsonNode> events, String input) {
        JsonNode first = events.isEmpty() ? MissingNode.getInstance() : events.getFirst();
        if (first.path("executionStartedEventDetails") instanceof ObjectNode details) {
            details.put("input", input);
        }
    }

    private static JsonNode bound(JsonNode node, Map<String, String> names) {
        if (node.isTextual()) {
            return TextNode.valueOf(PLACEHOLDER.matcher(node.asText()).replaceAll(
                    found -> Matcher.quoteReplacement(names.computeIfAbsent(found.group(1), RecordedCase::madeUp))));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(bound(element, names)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(),
                    member.getKey().equals("cause") && member.getValue().isObject()
                            ? TextNode.valueOf(bound(member.getValue(), names).toString())
                            : bound(member.getValue(), names)));
            return copy;
        }
        return node;
    }

    /** What stands for something that AWS made anew each time. */
    private static String madeUp(String name) {
        return name.contains("uuid")
                ? UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
                : name.startsWith("*") && (name.contains("date") || name.contains("time"))
                        ? "2026-01-01T00:00:00.000Z"
                        : "<" + name + ">";
    }

    @Override
    public String toString() {
        return id;
    }
}
