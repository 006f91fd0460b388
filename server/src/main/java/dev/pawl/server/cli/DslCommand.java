package dev.pawl.server.cli;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.dsl.source.DslSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl dsl}: definitions as Java source that builds them. */
@Command(name = "dsl", description = "Turn definitions into Java source that builds them.")
final class DslCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions in the Amazon States Language.")
    private List<Path> files = List.of();

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "A file that ends in .java, or the folder of sources, in which folders of the package are made. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--package", paramLabel = "NAME", description = "The package. Default: none.")
    private Optional<String> packageName = Optional.empty();

    @Option(names = "--class", paramLabel = "NAME", description = "The class. Default: after the file, or the folder of a workflow.asl.json.")
    private Optional<String> className = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD (default) or EXPRESS.")
    private MachineType type = MachineType.STANDARD;

    @Override
    public Integer call() {
        if (files.size() > 1 && (className.isPresent() || output.isEmpty() || isSource(output.get()))) {
            throw CommandException.usage("Expected one FILE, or -o FOLDER without --class for all of them, but got "
                    + files.size() + " files");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        boolean refused = false;
        for (Path file : files) {
            String name = nameFor(file);
            Optional<String> source = source(file, name);
            refused |= source.isEmpty();
            if (source.isPresent() && sources.put(name, source.get()) != null) {
                throw CommandException
                        .usage("Expected definitions of different names, but two would be the class " + name);
            }
        }
        if (refused) {
            return ExitCode.FAILED;
        }
        sources.forEach(this::write);
        return ExitCode.OK;
    }

    private static boolean isSource(Path path) {
        return path.toString().endsWith(".java");
    }

    private String nameFor(Path file) {
        Optional<String> written = output.filter(DslCommand::isSource)
                .map(o -> String.valueOf(o.getFileName()).replaceFirst("\\.java$", ""));
        if (className.isPresent() && written.isPresent() && !className.equals(written)) {
            throw CommandException.usage("Expected the class " + className.get() + " in a file of its name, but got "
                    + output.get());
        }
        return className.or(() -> written).orElseGet(() -> DslSource.className(Deployment.nameAfter(file)));
    }

    private Optional<String> source(Path file, String name) {
        String text = TextInput.file(file);
        return switch (Definitions.check(text, type)) {
            case ParseResult.Parsed<StateMachine> parsed -> {
                try {
                    yield Optional.of(DslSource.of(parsed.value(), type, name, packageName));
                } catch (IllegalArgumentException e) {
                    throw CommandException.usage(String.valueOf(e.getMessage()));
                }
            }
            case ParseResult.Refused<StateMachine> problems -> {
                ProblemReport report = new ProblemReport(file.toString(), text, console.paint());
                problems.problems().stream().filter(Problem::isError)
                        .forEach(problem -> console.err().print(report.text(problem)));
                yield Optional.empty();
            }
        };
    }

    private void write(String name, String source) {
        if (output.isEmpty()) {
            console.out().print(source);
            return;
        }
        Path file = isSource(output.get())
                ? output.get()
                : output.get().resolve(packageName.map(p -> p.replace('.', '/')).orElse("")).resolve(name + ".java");
        TextOutput.write(file, source);
        console.out().println(file);
    }
}
