package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl stop}: an execution of a running server ends now. */
@Command(name = "stop", description = "Stop an execution at a running server: it ends as ABORTED. pawl bulk stop stops many, pawl pause only holds on.")
final class StopCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of an execution that runs.")
    private String execution = "";

    @Option(names = "--error", paramLabel = "TEXT", description = "The error that it ends with.")
    private Optional<String> error = Optional.empty();

    @Option(names = "--cause", paramLabel = "TEXT", description = "Why, for whoever looks at it later.")
    private Optional<String> cause = Optional.empty();

    @Override
    public Integer call() {
        String arn = new RemoteNames(remote).execution(execution);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        error.ifPresent(text -> body.put("error", text));
        cause.ifPresent(text -> body.put("cause", text));
        JsonNode stopped = remote.call("POST", "/executions/" + Remote.encoded(arn) + "/stop", Optional.of(body));
        console.out().println("stopped  " + arn + "  at " + stopped.path("stopDate").asText());
        return ExitCode.OK;
    }
}
