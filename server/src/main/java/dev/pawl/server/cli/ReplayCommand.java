package dev.pawl.server.cli;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import dev.pawl.testkit.replay.Recording;
import dev.pawl.testkit.replay.Replay;
import dev.pawl.testkit.replay.Replayed;
import dev.pawl.testkit.trace.TraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl replay}: what another definition would have made of executions that were recorded. */
@Command(name = "replay", description = "Run recorded executions on another definition and show which would go otherwise.")
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Parameters(arity = "0..*", paramLabel = "HISTORY", description = "Files that pawl history --json or aws stepfunctions get-execution-history wrote, or ARNs or names of executions in --db.")
    private List<String> histories = List.of();

    @Option(names = "--definition", required = true, paramLabel = "FILE", description = "The definition to run them on.")
    private Path definition = Path.of("");

    @Option(names = "--machine", paramLabel = "NAME", description = "Also the newest executions of that machine in --db.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--search", paramLabel = "QUERY", description = "Also the executions in --db that it means, such as 'status:failed'.")
    private Optional<String> search = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many of --machine and --search. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--strict", description = "Do not answer a task that is called with other parameters than recorded.")
    private boolean strict;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        String text = TextInput.file(definition);
        switch (Definitions.check(text, MachineType.STANDARD)) {
            case ParseResult.Refused<StateMachine> refused -> {
                ProblemReport report = new ProblemReport(definition.toString(), text, console.paint());
                refused.problems().stream().filter(Problem::isError)
                        .forEach(problem -> console.err().print(report.text(problem)));
                return ExitCode.USAGE;
            }
            case ParseResult.Parsed<StateMachine> parsed -> {
                return replay(parsed.value());
            }
        }
    }

    private int replay(StateMachine on) {
        List<Recording> recordings = recordings();
        if (recordings.isEmpty()) {
            throw CommandException
                    .usage("Expected histories, --machine or --search, but there are no executions to replay");
        }
        Replay replay = new Replay(on, strict);
        List<Replayed> all = new ArrayList<>();
        for (Recording recording : recordings) {
            try {
                all.add(replay.of(recording));
            } catch (TraceException e) {
                throw CommandException.usage(e.getMessage() + " (" + recording.label() + ")");
            }
        }
        ReplayReport report = new ReplayReport(all);
        if (json) {
            console.out().println(report.json());
        } else {
            report.print(console.out(), console.paint());
        }
        return report.exitCode();
    }

    private List<Recording> recordings() {
        List<Recording> all = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (String word : histories) {
            if (Recordings.isFile(word)) {
                all.add(Recordings.ofFile(Path.of(word)));
            } else if (word.endsWith(".json")) {
                throw CommandException.usage("Expected the file " + word + ", but there is none");
            } else {
                stored.add(word);
            }
        }
        if (!stored.isEmpty() || machine.isPresent() || search.isPresent()) {
            try (Store store = database.openToRead()) {
                found(store, stored).forEach(record -> all.add(Recordings.of(store, record)));
            }
        }
        return all;
    }

    private List<ExecutionRecord> found(Store store, List<String> named) {
        StoredExecutions executions = new StoredExecutions(store);
        List<ExecutionRecord> found = new ArrayList<>(named.stream().map(executions::find).toList());
        Optional<ExecutionStatus> any = Optional.empty();
        if (search.isPresent()) {
            FoundExecutions of = FoundExecutions.of(store, search.get(), machine, any, Math.max(1, limit));
            of.remarks().forEach(console.err()::println);
            found.addAll(of.executions());
        } else if (machine.isPresent()) {
            found.addAll(executions.newest(machine, any, Math.max(1, limit)));
        }
        return found;
    }
}
