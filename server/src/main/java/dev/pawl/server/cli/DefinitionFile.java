package dev.pawl.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.asl.parse.SourceMap.Position;
import dev.pawl.json.Json;
import dev.pawl.server.sam.tree.Finding;
import dev.pawl.server.sam.tree.Findings;
import dev.pawl.server.sam.tree.Place;
import dev.pawl.server.sam.tree.Tree;
import dev.pawl.server.sam.tree.TreeJson;
import dev.pawl.server.sam.tree.TreePlaces;
import dev.pawl.server.sam.tree.TreeReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A definition in a file of JSON or YAML.
 *
 * @param written
 *            as it stands in the file
 * @param text
 *            as JSON, which is the same unless it was written in YAML
 * @param places
 *            from {@code /States/Pay/Next} to where that stands in the file
 */
record DefinitionFile(Path path, String written, String text, Function<String, Position> places) {
    /** Files of a folder that are taken for definitions. */
    static final List<String> ENDINGS = List.of(".asl.json", ".asl.yaml", ".asl.yml");

    static DefinitionFile read(Path path) {
        String written = TextInput.file(path);
        if (!path.toString().matches("(?i).*\\.ya?ml")) {
            return new DefinitionFile(path, written, written, SourceMap.of(written)::position);
        }
        Findings findings = new Findings();
        Tree tree = TreeReader.read(written, path.toString(), findings).filter(any -> !findings.hasProblems())
                .orElseThrow(() -> CommandException.usage(findings.all(Finding.Severity.PROBLEM).stream()
                        .map(Finding::toString).collect(Collectors.joining("\n"))));
        return new DefinitionFile(path, written, pretty(tree), location -> position(TreePlaces.of(tree, location)));
    }

    private static String pretty(Tree tree) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(TreeJson.of(tree));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Position position(Place place) {
        return new Position(Math.max(1, place.line()), Math.max(1, place.column()));
    }

    /** What there is to say about it. */
    List<Problem> problems(MachineType type) {
        return switch (Definitions.check(text, type)) {
            case ParseResult.Parsed<?> parsed -> parsed.warnings();
            case ParseResult.Refused<?> refused -> refused.problems();
        };
    }

    /** How problems of it are told. */
    ProblemReport report(Paint paint) {
        return new ProblemReport(path.toString(), written, places, paint);
    }
}
