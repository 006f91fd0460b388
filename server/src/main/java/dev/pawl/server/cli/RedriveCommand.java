package dev.pawl.server.cli;

import dev.pawl.engine.Engine;
import dev.pawl.history.HistoryEvent;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.server.assembly.Installation;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code pawl redrive}: what did not succeed in an execution runs again, and its path is shown as it happens.
 */
@Command(name = "redrive", description = "Run again what did not succeed in an execution, and show the path that it takes.")
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of an execution that failed, timed out or was stopped.")
    private String execution = "";

    @Option(names = "--client-token", paramLabel = "TEXT", description = "The same text within 15 minutes redrives once. Default: a new one.")
    private Optional<String> clientToken = Optional.empty();

    @Option(names = {"-q", "--quiet"}, description = "Print the output alone.")
    private boolean quiet;

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() {
        try (OrderlyStop stop = new OrderlyStop();
                Store store = database.openExisting();
                Installation installation = surroundings.start(store, Path.of(""))) {
            return redrive(installation.engine(), new StoredExecutions(store).find(execution));
        }
    }

    private int redrive(Engine engine, ExecutionRecord record) {
        String arn = record.info().arn();
        PathPrinter printer = new PathPrinter(console.out(), console.paint());
        Consumer<HistoryEvent> reader = quiet ? event -> {} : printer::print;
        try (LiveEvents events = new LiveEvents(engine, record.info().stateMachineArn(), record.info().name())) {
            Instant at = engine.executions().redrive(arn, clientToken).toCompletableFuture().get();
            events.follow(Optional.of(arn), () -> engine.executions().describe(arn).status().ended(), reader);
            return report(engine.executions().describe(arn), at);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            console.err().println("Stopped. What has happened so far is kept, and goes on with the next command that"
                    + " runs this database.");
            return ExitCode.INTERRUPTED;
        }
    }

    private int report(ExecutionRecord ended, Instant from) {
        new EndReport(console.out(), console.paint(), quiet).ended(ended.status(),
                Duration.between(from, ended.stoppedAt().orElse(from)), ended.output(), ended.failure());
        return ExitCode.of(ended.status());
    }
}
