package dev.pawl.server.cli;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.graph.GraphException;
import dev.pawl.graph.StateGraph;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.SvgOptions.Progress;
import dev.pawl.graph.svg.Theme;
import dev.pawl.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl graph}: a definition as a picture, perhaps in the colours of what happened. */
@Command(name = "graph", description = "Draw a definition, or what an execution has done of it, as SVG.")
final class GraphCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A definition in the Amazon States Language; needless with --execution.")
    private Optional<Path> file = Optional.empty();

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "The file to write. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "auto", description = "LIGHT, DARK or AUTO (default): what the reader's system prefers.")
    private Theme theme = Theme.AUTO;

    @Option(names = "--execution", paramLabel = "EXECUTION", description = "ARN or name of an execution in --db: draws its definition, coloured by what happened.")
    private Optional<String> execution = Optional.empty();

    @Override
    public Integer call() {
        if (file.isPresent() == execution.isPresent()) {
            throw CommandException.usage("Expected either a FILE or --execution, but got "
                    + (file.isPresent() ? "both" : "neither"));
        }
        if (execution.isPresent()) {
            try (Store store = database.openToRead()) {
                StoredGraph stored = StoredGraph.of(store, execution.get());
                return draw(stored.name(), stored.definition(), Optional.of(stored.progress()));
            }
        }
        Path definition = file.get();
        return draw(String.valueOf(definition.getFileName()), TextInput.file(definition), Optional.empty());
    }

    private int draw(String name, String definition, Optional<Progress> progress) {
        switch (DefinitionParser.parse(definition)) {
            case ParseResult.Parsed<StateMachine> parsed -> {
                try {
                    write(StateGraph.of(parsed.value()).svg(new SvgOptions(name, Optional.of(theme), progress)));
                } catch (GraphException e) {
                    throw CommandException.usage(String.valueOf(e.getMessage()));
                }
                return ExitCode.OK;
            }
            case ParseResult.Refused<StateMachine> refused -> {
                ProblemReport report = new ProblemReport(name, definition, console.paint());
                refused.problems().stream().filter(Problem::isError)
                        .forEach(problem -> console.err().print(report.text(problem)));
                return ExitCode.FAILED;
            }
        }
    }

    private void write(String svg) {
        if (output.isEmpty()) {
            console.out().print(svg);
            return;
        }
        try {
            Files.writeString(output.get(), svg);
        } catch (IOException e) {
            throw CommandException.usage("Expected to write " + output.get() + ", but: " + e.getMessage());
        }
    }
}
