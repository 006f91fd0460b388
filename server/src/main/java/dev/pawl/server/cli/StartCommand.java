package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl start}: an execution of a machine that a running server has. */
@Command(name = "start", description = "Start an execution at a running server.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "MACHINE", description = "Name or ARN of a machine; NAME:VERSION or NAME:ALIAS starts that one.")
    private String machine = "";

    @Option(names = {"-i",
            "--input"}, paramLabel = "JSON", defaultValue = "{}", description = "The input: JSON, @FILE, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The execution's name. The same name with the same input starts once. Default: made up.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--wait", description = "Wait until it has ended, print its output, and tell by the exit code how it ended.")
    private boolean wait;

    @Option(names = {"-q", "--quiet"}, description = "With --wait: print the output alone.")
    private boolean quiet;

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("input",
                TextInput.json(input, System.in).text());
        name.ifPresent(text -> body.put("name", text));
        body.put("stateMachineArn", new RemoteNames(remote).machine(machine));
        JsonNode started = remote.call("POST", "/executions", Optional.of(body));
        String arn = started.path("executionArn").asText();
        if (!(wait && quiet)) {
            console.out().println(arn);
            console.out().flush();
        }
        return wait
                ? new RemoteEnd(remote, console, quiet).await(arn, Instant.parse(started.path("startDate").asText()))
                : ExitCode.OK;
    }
}
