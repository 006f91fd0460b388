package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.SourceMap;
import dev.pawl.json.Json;
import dev.pawl.json.JsonTextException;
import dev.pawl.lint.Finding;
import dev.pawl.lint.LintOptions;
import dev.pawl.lint.LintSettings;
import dev.pawl.lint.Linter;
import dev.pawl.lint.Severity;
import dev.pawl.lint.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code pawl lint}: what is wrong with definitions and what could be better, and mends it where that is
 * safe.
 */
@Command(name = "lint", description = "Check definitions beyond validity: what will fail, hang or surprise.")
final class LintCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions, or folders: all *.asl.json below them.")
    private List<Path> files = List.of();

    @Option(names = "--fix", description = "Mend what can be mended safely, in the files.")
    private boolean fix;

    @Option(names = "--dry-run", description = "Print what --fix would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--only", paramLabel = "CODE", split = ",", description = "Mend only findings with these codes.")
    private List<String> only = List.of();

    @Option(names = "--disable", paramLabel = "CODE", split = ",", description = "Say nothing of these codes.")
    private List<String> disabled = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD (default) or EXPRESS.")
    private MachineType type = MachineType.STANDARD;

    @Option(names = "--for", paramLabel = "TARGET", description = "aws: what would not run there is a warning. pawl: it is left out.")
    private Optional<LintOptions.Target> target = Optional.empty();

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "error (default), warning or info: the least that makes the command fail.")
    private Optional<Severity> failOn = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration with a section lint.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--input", paramLabel = "FILE", description = "An example of the input, as JSON: paths into it are judged as well.")
    private Optional<Path> input = Optional.empty();

    @Option(names = "--json", description = "Print the findings as a JSON array.")
    private boolean json;

    @Option(names = "--sarif", description = "Print the findings as SARIF.")
    private boolean sarif;

    @Override
    public Integer call() {
        LintOutput output = json ? new LintOutput.Json() : sarif ? new LintOutput.SarifLog() : new LintOutput.Text();
        Set<String> wanted = codes(only, "--only");
        boolean failed = false;
        for (Path file : LintFiles.of(files, List.of(".asl.json"))) {
            LintSettings settings = LintConfiguration.of(file, config);
            LintOptions options = options(settings);
            String text = TextInput.file(file);
            if (fix || dryRun) {
                text = mend(file, text, options, wanted, output);
            }
            List<Finding> findings = inOrder(text, Linter.lint(text, options));
            output.file(file, text, findings, console);
            Severity limit = failOn.or(settings::failOn).orElse(Severity.ERROR);
            failed |= findings.stream().anyMatch(f -> f.severity().reaches(limit));
        }
        output.end(console);
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    /** As they stand in the file. */
    private static List<Finding> inOrder(String text, List<Finding> findings) {
        SourceMap source = SourceMap.of(text);
        return findings.stream().sorted(Comparator.comparing(f -> source.position(f.location()),
                Comparator.comparingInt(SourceMap.Position::line).thenComparingInt(SourceMap.Position::column)))
                .toList();
    }

    private LintOptions options(LintSettings settings) {
        LintOptions options = settings.in(LintOptions.standard().type(type)).now(Instant.now())
                .without(codes(disabled, "--disable"));
        LintOptions withInput = input.map(file -> options.input(Shape.like(example(file)))).orElse(options);
        return target.map(withInput::target).orElse(withInput);
    }

    private static JsonNode example(Path file) {
        try {
            return Json.read(TextInput.file(file));
        } catch (JsonTextException e) {
            throw CommandException.usage("Expected JSON in " + file + ", but: " + e.getMessage());
        }
    }

    private static Set<String> codes(List<String> names, String option) {
        Set<String> codes = new HashSet<>();
        for (String name : names) {
            try {
                codes.add(LintSettings.code(name.strip(), option));
            } catch (IllegalArgumentException e) {
                throw CommandException.usage(String.valueOf(e.getMessage()));
            }
        }
        return codes;
    }

    /** The text as it is in the file afterwards. */
    private String mend(Path file, String text, LintOptions options, Set<String> wanted, LintOutput output) {
        Linter.Fixed fixed = Linter.fix(text, options, f -> wanted.isEmpty() || wanted.contains(f.code()));
        if (dryRun) {
            output.mended(LineDiff.of(file.toString(), text, fixed.text()), console);
            return text;
        }
        if (!fixed.applied().isEmpty()) {
            write(file, fixed.text());
            output.mended(file + ": mended " + fixed.applied().size() + System.lineSeparator(), console);
        }
        return fixed.text();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandException.usage("Expected to write " + file + ", but: " + e);
        }
    }
}
