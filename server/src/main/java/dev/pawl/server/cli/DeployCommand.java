package dev.pawl.server.cli;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl deploy}: machines of a running server become what files say. */
@Command(name = "deploy", description = "Create or update machines at a running server from definitions; what is as the file says stays alone.")
final class DeployCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Definitions in JSON or YAML, or folders: all below that end in .asl.json, .asl.yaml or .asl.yml.")
    private List<Path> files = List.of();

    @Option(names = "--machine", paramLabel = "NAME", description = "The machine's name, of a single file. Default: after the file.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD or EXPRESS. Default: what the machine is; STANDARD of a new one.")
    private Optional<MachineType> type = Optional.empty();

    @Option(names = "--publish", description = "Publish a version of each, unless what it now is has one.")
    private boolean publish;

    @Option(names = "--description", paramLabel = "TEXT", description = "Of the version that is published.")
    private Optional<String> description = Optional.empty();

    @Option(names = "--alias", paramLabel = "NAME", description = "Publish, and have this alias of each machine mean that version alone.")
    private Optional<String> alias = Optional.empty();

    @Option(names = "--dry-run", description = "Check the definitions and show what would change, and do nothing.")
    private boolean dryRun;

    @Option(names = "--diff", description = "Show the lines that change.")
    private boolean diff;

    @Override
    public Integer call() {
        if (description.isPresent() && !publish && alias.isEmpty()) {
            throw CommandException.usage("Expected --publish or --alias with --description");
        }
        List<RemoteMachine> machines = new ArrayList<>();
        for (Map.Entry<String, DefinitionFile> one : named().entrySet()) {
            machines.add(RemoteMachine.of(remote, one.getKey(), one.getValue(), type));
        }
        check(machines);
        machines.forEach(this::deploy);
        return ExitCode.OK;
    }

    /** Each file with the name of its machine, which no other may have. */
    private Map<String, DefinitionFile> named() {
        List<Path> all = LintFiles.of(files, DefinitionFile.ENDINGS);
        if (machine.isPresent() && all.size() != 1) {
            throw CommandException.usage("Expected one file with --machine, but got " + all.size() + ".");
        }
        Map<String, DefinitionFile> byName = new LinkedHashMap<>();
        for (Path file : all) {
            String name = machine.orElseGet(() -> Deployment.nameAfter(file));
            DefinitionFile other = byName.putIfAbsent(name, DefinitionFile.read(file));
            if (other != null) {
                throw CommandException.usage("Expected one file for each machine, but " + other.path() + " and " + file
                        + " are both for " + name + ". Deploy one of them alone with --machine.");
            }
        }
        return byName;
    }

    /** Nothing is changed if one is refused. */
    private void check(List<RemoteMachine> machines) {
        Map<String, Long> errors = new HashMap<>();
        for (RemoteMachine one : machines) {
            List<Problem> problems = one.file().problems(one.type());
            ProblemReport report = one.file().report(console.paint());
            problems.forEach(problem -> console.err().print(report.text(problem)));
            long count = problems.stream().filter(Problem::isError).count();
            if (count > 0) {
                errors.put(one.name(), count);
            }
        }
        console.err().flush();
        if (!errors.isEmpty()) {
            throw CommandException.usage(String.join(", ", errors.keySet().stream().sorted().toList())
                    + (errors.size() == 1 ? " is" : " are") + " refused; nothing was changed.");
        }
    }

    private void deploy(RemoteMachine one) {
        if (dryRun) {
            tell(one);
            return;
        }
        RemoteMachine.Done done = one.write(publish || alias.isPresent(), description);
        tell(one);
        done.version().ifPresent(version -> {
            say("version", one.name() + ":" + version.substring(version.lastIndexOf(':') + 1));
            alias.ifPresent(name -> say(one.point(done.arn(), name, version) ? "alias" : "unchanged",
                    one.name() + ":" + name));
        });
        console.out().flush();
    }

    private void tell(RemoteMachine one) {
        say(one.difference().label(dryRun), one.name() + one.difference().words());
        if (diff) {
            console.out().print(LineDiff.of(one.name(), one.before(), one.file().text()));
        }
    }

    private void say(String what, String of) {
        console.out().println(String.format("%-9s  %s", what, of));
    }
}
