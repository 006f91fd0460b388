package dev.pawl.asl;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Every definition that was given to AWS in the conformance cases: of machines, and of the single states that
 * TestState took. Placeholders are filled in, and each text is there once.
 */
public final class RecordedDefinitions {
    private static final Path CASES = cases();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
    private static final String SCOPE = ":us-east-1:123456789012:";

    private final Map<String, Recorded> machines = new LinkedHashMap<>();
    private final Map<String, Recorded> states = new LinkedHashMap<>();

    private RecordedDefinitions() {}

    /** A definition and the case that it comes from. */
    public record Recorded(String id, String text, MachineType type) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** All that are valid machines; skips the test if the cases are not there. */
    public static List<Recorded> validMachines() {
        return all().machines.values().stream().filter(RecordedDefinitions::isValid).toList();
    }

    /** All single states, valid or not; skips the test if the cases are not there. */
    public static List<Recorded> states() {
        return List.copyOf(all().states.values());
    }

    /** The same states, each in a machine that only has states for it to lead to, if that is valid. */
    public static List<Recorded> validStatesAsMachines() {
        return states().stream().map(RecordedDefinitions::wrapped).filter(RecordedDefinitions::isValid).toList();
    }

    private static Recorded wrapped(Recorded recorded) {
        JsonNode state = Json.read(recorded.text());
        ObjectNode machine = Json.mapper().createObjectNode().put("StartAt", "The state");
        ObjectNode states = machine.putObject("States");
        states.set("The state", state);
        Stream.of(state.path("Next"), state.path("Default")).filter(JsonNode::isTextual)
                .forEach(name -> states.putObject(name.asText()).put("Type", "Succeed"));
        Stream.of("Choices", "Catch").flatMap(field -> state.path(field).valueStream())
                .map(e -> e.path("Next").asText())
                .forEach(name -> states.putObject(name).put("Type", "Succeed"));
        return new Recorded(recorded.id(), Json.write(machine), recorded.type());
    }

    private static RecordedDefinitions all() {
        Assumptions.assumeTrue(Files.isDirectory(CASES), "the conformance cases are beside the checkout");
        RecordedDefinitions definitions = new RecordedDefinitions();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonNode recorded = Json.read(Files.readString(file));
                definitions.collect(recorded, recorded.path("id").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }

    private void collect(JsonNode node, String id) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            switch (member.getKey()) {
                case "definition" -> definition(member.getValue(), node, id);
                case "expect", "expected" -> {
                    // answers, not requests
                }
                default -> collect(member.getValue(), id);
            }
        }
        for (JsonNode run : node.path("runs")) {
            changed(node.path("definition"), run.path("set"), node, id);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, id));
        }
    }

    private void changed(JsonNode definition, JsonNode set, JsonNode owner, String id) {
        if (definition.isObject() && !set.isEmpty()) {
            ObjectNode copy = definition.deepCopy();
            set.properties().forEach(change -> put(copy, JsonPointer.compile(change.getKey()), change.getValue()));
            definition(copy, owner, id);
        }
    }

    private static void put(ObjectNode root, JsonPointer at, JsonNode value) {
        switch (root.at(at.head())) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException("Expected a place that is there, but " + at);
        }
    }

    private void definition(JsonNode given, JsonNode owner, String id) {
        JsonNode inner = given.path("$json").isMissingNode() ? given : given.path("$json");
        String text = filled(inner.isTextual() ? inner.textValue() : Json.write(inner));
        MachineType type = owner.path("type").asText().equals("EXPRESS") ? MachineType.EXPRESS : MachineType.STANDARD;
        Map<String, Recorded> into = inner.isObject() && inner.has("Type") ? states : machines;
        into.putIfAbsent(text, new Recorded(id + " #" + into.size(), text, type));
    }

    private static String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            if (name.equals("account")) {
                return "123456789012";
            }
            if (name.endsWith("activityArn")) {
                return "arn:aws:states" + SCOPE + "activity:worker";
            }
            if (name.endsWith("stateMachineArn")) {
                return "arn:aws:states" + SCOPE + "stateMachine:other";
            }
            return name.replaceAll("[^A-Za-z0-9]", "-");
        });
    }

    private static boolean isValid(Recorded recorded) {
        return Definitions.check(recorded.text(), recorded.type()) instanceof ParseResult.Parsed
                || Definitions.check(recorded.text(), MachineType.EXPRESS) instanceof ParseResult.Parsed;
    }

    /** Beside the checkout, which may be several folders up from the module that is built. */
    private static Path cases() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path cases = folder.resolve("shared/conformance/cases");
            if (Files.isDirectory(cases)) {
                return cases;
            }
        }
        return here.resolve("shared/conformance/cases");
    }
}
