package dev.pawl.server.cli;

import dev.pawl.arn.ArnScope;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.ServerSettings;
import java.io.Closeable;
import java.io.IOException;
import dev.pawl.arn.StateMachineRef;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions.Result;
import dev.pawl.engine.Executions.Start;
import dev.pawl.history.HistoryEvent;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.server.assembly.Installation;
import dev.pawl.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl run}: one execution of a definition, its path as it happens, its output. */
@Command(name = "run", description = "Run a definition and show the path that it takes.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Parameters(paramLabel = "DEFINITION", description = "A file in the Amazon States Language; or the ARN of a machine, a version or an alias in the database.")
    private Path definition = Path.of("");

    @Option(names = {"-i",
            "--input"}, paramLabel = "JSON", defaultValue = "{}", description = "The input: JSON, @FILE, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The execution's name. One of that name with the same input goes on. Default: a new one.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--machine", paramLabel = "NAME", description = "The machine's name. Default: after the file.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--type", paramLabel = "TYPE", description = "STANDARD (default) or EXPRESS, which keeps no history.")
    private MachineType type = MachineType.STANDARD;

    @Option(names = "--serve", paramLabel = "PORT", arity = "0..1", fallbackValue = "8083", description = "Take requests of this machine's users meanwhile, so that people can decide. Default port: ${FALLBACK-VALUE}.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = {"-q", "--quiet"}, description = "Print the output alone.")
    private boolean quiet;

    @Override
    @SuppressWarnings("try") // stop and server are there to be closed
    public Integer call() throws IOException {
        Optional<StateMachineRef> stored = StoredMachine.named(definition.toString());
        String text = stored.isPresent() ? "" : checked();
        Payload payload = TextInput.json(input, System.in);
        try (OrderlyStop stop = new OrderlyStop();
                Store store = database.open();
                Installation installation = surroundings.start(store, ConfigurationFile.folderOf(definition));
                Closeable server = serve(installation)) {
            Engine engine = installation.engine();
            if (stored.isPresent()) {
                MachineRecord record = engine.machines().describe(stored.get().machine().text());
                type = MachineType.valueOf(record.type().name());
                return run(engine, store, record, stored.get().text(), payload);
            }
            MachineRecord record = new Deployment(engine, surroundings).of(
                    machine.orElseGet(() -> Deployment.nameAfter(definition)), text, type);
            return run(engine, store, record, record.arn(), payload);
        }
    }

    private Closeable serve(Installation installation) {
        if (port.isEmpty()) {
            return () -> {};
        }
        ArnScope scope = ArnScope.of(surroundings.region(), surroundings.account());
        try {
            ApiServer server = installation.serve(ServerSettings.loopback(port.get(), scope));
            say(console.paint().faint("Pawl listens on http://127.0.0.1:" + server.port() + " as long as this runs"));
            return server::close;
        } catch (IOException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** The definition's text, if nothing speaks against it. */
    private String checked() {
        String text = TextInput.file(definition);
        ParseResult<StateMachine> result = Definitions.check(text, type);
        if (result instanceof ParseResult.Refused<StateMachine> refused) {
            ProblemReport report = new ProblemReport(definition.toString(), text, console.paint());
            refused.problems().stream().filter(Problem::isError).map(report::text).forEach(console.err()::print);
            throw CommandException.usage("the definition is refused");
        }
        return text;
    }

    private int run(Engine engine, Store store, MachineRecord record, String started, Payload payload) {
        String execution = name.orElseGet(() -> UUID.randomUUID().toString());
        announce(store, record, execution);
        Start start = new Start(started, Optional.of(execution), Optional.of(payload.text()), Optional.empty());
        PathPrinter printer = new PathPrinter(console.out(), console.paint());
        Consumer<HistoryEvent> reader = quiet ? event -> {} : printer::print;
        try (LiveEvents events = new LiveEvents(engine, record.arn(), execution)) {
            return type == MachineType.EXPRESS
                    ? express(engine, start, events, reader)
                    : standard(engine, record, start, events, reader);
        } catch (InterruptedException e) {
            interrupted(execution);
            return ExitCode.INTERRUPTED;
        }
    }

    private int standard(Engine engine, MachineRecord record, Start start, LiveEvents events,
            Consumer<HistoryEvent> reader) throws InterruptedException {
        Optional<String> earlier = name.flatMap(any -> earlier(engine, record, start));
        String arn = earlier.isPresent()
                ? earlier.get()
                : await(engine.executions().start(start).toCompletableFuture()).executionArn();
        MapRunProgress progress = new MapRunProgress(engine, console.out(), console.paint());
        events.follow(Optional.of(arn), () -> {
            progress.say();
            return false;
        }, quiet ? reader : reader.andThen(progress));
        ExecutionRecord ended = engine.executions().describe(arn);
        report().ended(ended.status(), Duration.between(ended.info().startedAt(),
                ended.stoppedAt().orElse(ended.info().startedAt())), ended.output(), ended.failure());
        say("Look at it again: pawl history " + ShellWords.quoted(arn) + database.again());
        return ExitCode.of(ended.status());
    }

    /** The execution that an earlier run with the same name and input began, whether or not it has ended. */
    private static Optional<String> earlier(Engine engine, MachineRecord machine, Start start) {
        String arn = machine.arn().replace(":stateMachine:", ":execution:") + ":"
                + start.name().orElseThrow();
        try {
            ExecutionRecord record = engine.executions().describe(arn);
            return Optional.of(arn).filter(any -> start.input().orElseThrow().equals(record.info().input().text()));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private int express(Engine engine, Start start, LiveEvents events, Consumer<HistoryEvent> reader)
            throws InterruptedException {
        CompletableFuture<Result> running = engine.executions().startSync(start).toCompletableFuture();
        events.follow(Optional.empty(), running::isDone, reader);
        Result ended = await(running);
        report().ended(ended.status(), Duration.between(ended.info().startedAt(), ended.stopDate()), ended.output(),
                ended.failure());
        say("An Express execution leaves no history behind.");
        return ExitCode.of(ended.status());
    }

    private EndReport report() {
        return new EndReport(console.out(), console.paint(), quiet);
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof RuntimeException refused ? refused : new CompletionException(cause);
        }
    }

    private void announce(Store store, MachineRecord record, String execution) {
        long unfinished = type == MachineType.EXPRESS ? 0 : store.executions().countRunning(record.arn());
        if (unfinished > 0) {
            say(console.paint().notable(unfinished + (unfinished == 1 ? " execution" : " executions")
                    + " of this machine had not ended and " + (unfinished == 1 ? "goes" : "go") + " on."));
        }
        say(console.paint().strong(record.name()) + console.paint().faint("  execution " + execution));
    }

    private void say(String line) {
        if (!quiet) {
            console.out().println(line);
            console.out().flush();
        }
    }

    private void interrupted(String execution) {
        PrintWriter err = console.err();
        err.println();
        if (type == MachineType.EXPRESS) {
            err.println("Stopped. An Express execution is not kept.");
        } else {
            List<String> words = console.arguments();
            String named = name.isPresent() ? "" : " --name " + execution;
            err.println(
                    "Stopped. What has happened so far is kept. To go on: pawl " + ShellWords.joined(words) + named);
        }
        err.flush();
    }
}
