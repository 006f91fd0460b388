package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl validate}: every problem of definitions, with line, column and a caret. */
@Command(name = "validate", description = "Check definitions and show every problem with its line.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions in the Amazon States Language.")
    private List<Path> files = List.of();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD (default) or EXPRESS.")
    private MachineType type = MachineType.STANDARD;

    @Option(names = "--json", description = "Print the problems as a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        PrintWriter out = console.out();
        boolean refused = false;
        for (Path file : files) {
            String text = TextInput.file(file);
            List<Problem> problems = problems(text);
            refused |= problems.stream().anyMatch(Problem::isError);
            ProblemReport report = new ProblemReport(file.toString(), text, console.paint());
            for (Problem problem : problems) {
                all.add(report.json(problem));
                if (!json) {
                    out.print(report.text(problem));
                }
            }
            if (!json) {
                out.println(summary(file, problems));
            }
        }
        if (json) {
            out.println(PrettyJson.of(all));
        }
        return refused ? ExitCode.FAILED : ExitCode.OK;
    }

    private List<Problem> problems(String text) {
        ParseResult<StateMachine> result = Definitions.check(text, type);
        return switch (result) {
            case ParseResult.Parsed<StateMachine> parsed -> parsed.warnings();
            case ParseResult.Refused<StateMachine> refused -> refused.problems();
        };
    }

    private String summary(Path file, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String counted = count(errors, "error") + ", " + count(warnings, "warning");
        return file + ": " + (errors == 0 ? console.paint().good("valid") : console.paint().bad("refused"))
                + (problems.isEmpty() ? "" : " (" + counted + ")");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
