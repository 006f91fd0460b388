package dev.pawl.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Definitions of the recorded cases, with what AWS said of them. */
final class Corpus {
    /**
     * A definition that was sent to AWS.
     *
     * @param accepted
     *            whether AWS took it
     */
    record Sent(String id, String call, String text, MachineType type, boolean accepted) {}

    private Corpus() {}

    /** All of them; nothing where the cases are not at hand. */
    static List<Sent> all() {
        return folder().map(Corpus::read).orElse(List.of());
    }

    static List<Sent> accepted() {
        return all().stream().filter(Sent::accepted).toList();
    }

    private static Optional<Path> folder() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path cases = at.resolve("shared/conformance/cases");
            if (Files.isDirectory(cases)) {
                return Optional.of(cases);
            }
        }
        return Optional.empty();
    }

    private static List<Sent> read(Path folder) {
        List<Sent> sent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                collect(Json.read(Files.readString(file)), sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent;
    }

    private static void collect(JsonNode of, List<Sent> into) {
        String id = of.path("id").asText();
        for (JsonNode step : of.path("steps")) {
            String call = step.path("call").asText("");
            JsonNode definition = step.path("params").path("definition");
            if (List.of("CreateStateMachine", "UpdateStateMachine", "ValidateStateMachineDefinition").contains(call)
                    && !definition.isMissingNode()) {
                outcome(step, call).ifPresent(accepted -> into.add(new Sent(id, call, text(definition),
                        type(step.path("params").path("type")), accepted)));
            }
        }
        boolean machine = List.of("execution", "express_sync").contains(of.path("kind").asText());
        if (machine && (of.has("definition") || of.has("definitionText"))) {
            into.add(new Sent(id, "CreateStateMachine",
                    of.has("definition") ? text(of.path("definition")) : of.path("definitionText").asText(),
                    type(of.path("type")), true));
        }
    }

    /** What AWS said of the definition; nothing if the call failed for something else, such as its name. */
    private static Optional<Boolean> outcome(JsonNode step, String call) {
        if (step.has("expectError")) {
            return step.path("expectError").path("code").asText().equals("InvalidDefinition")
                    ? Optional.of(false)
                    : Optional.empty();
        }
        return Optional.of(!call.startsWith("Validate") || step.path("expect").path("result").asText().equals("OK"));
    }

    /** Placeholders stand for what the runner makes up; the names of resources do not matter here. */
    private static String text(JsonNode definition) {
        JsonNode inner = definition.path("$json");
        String text = definition.isTextual()
                ? definition.textValue()
                : (inner.isMissingNode() ? definition : inner).toPrettyString();
        return text.replaceAll("\\$\\{account}", "123456789012")
                .replaceAll("\\$\\{[a-z_]+\\.activityArn}", "arn:aws:states:us-east-1:123456789012:activity:made-up")
                .replaceAll("\\$\\{[A-Za-z0-9_.\\[\\]]+}", "made-up");
    }

    private static MachineType type(JsonNode type) {
        return MachineType.valueOf(type.asText("STANDARD"));
    }
}
