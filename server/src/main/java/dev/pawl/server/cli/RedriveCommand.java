package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
@Command(name = "redrive", description = "Run again what did not succeed in an execution, in a database and with the path that it takes, or with --endpoint at a running server.")
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private Remote remote = new Remote();

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of an execution that failed, timed out or was stopped.")
    private String execution = "";

    @Option(names = "--client-token", paramLabel = "TEXT", description = "The same text within 15 minutes redrives once. Default: a new one.")
    private Optional<String> clientToken = Optional.empty();

    @Option(names = {"-q", "--quiet"}, description = "Print the output alone.")
    private boolean quiet;

    @Option(names = "--no-wait", description = "With --endpoint: do not wait until it has ended.")
    private boolean noWait;

    @Override
    @SuppressWarnings("try") // stop is there to be closed
    public Integer call() {
        if (remote.isNamed() || (remote.isKnown() && !database.isNamed())) {
            return redriveThere();
        }
        try (OrderlyStop stop = new OrderlyStop();
                Store store = database.openExisting();
                Installation installation = surroundings.start(store, Path.of(""))) {
            return redrive(installation.engine(), new StoredExecutions(store).find(execution));
        }
    }

    /** The server goes on with it, whether or not somebody waits here. */
    private int redriveThere() {
        String arn = new RemoteNames(remote).execution(execution);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        clientToken.ifPresent(text -> body.put("clientToken", text));
        Instant at = Instant.parse(remote.call("POST", "/executions/" + Remote.encoded(arn) + "/redrive",
                Optional.of(body)).path("redriveDate").asText());
        if (!quiet) {
            console.out().println("redriven  " + arn);
            console.out().flush();
        }
        return noWait ? ExitCode.OK : new RemoteEnd(remote, console, quiet).await(arn, at);
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
