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

/** {@code pawl fork}: a new execution that begins as another one stood when it entered a state. */
@Command(name = "fork", description = "Begin a new execution as another one stood when it entered a state.")
final class ForkCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of the execution, ended or running.")
    private String execution = "";

    @Option(names = "--at", paramLabel = "STATE", description = "The state in which the fork goes on. Default: the one that was entered last.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--visit", paramLabel = "N", description = "The how manieth time it was entered. Default: the last.")
    private Optional<Integer> visit = Optional.empty();

    @Option(names = "--event", paramLabel = "ID", description = "Instead of --at: an event of the state.")
    private Optional<Integer> event = Optional.empty();

    @Option(names = "--input", paramLabel = "JSON", description = "The state's input: JSON, @FILE, or - for standard input.")
    private Optional<String> input = Optional.empty();

    @Option(names = "--patch", paramLabel = "JSON", description = "A JSON Merge Patch for the state's input: JSON, @FILE, or -.")
    private Optional<String> patch = Optional.empty();

    @Option(names = "--variables", paramLabel = "JSON", description = "All variables that the state sees: JSON, @FILE, or -.")
    private Optional<String> variables = Optional.empty();

    @Option(names = "--patch-variables", paramLabel = "JSON", description = "A JSON Merge Patch for the variables: JSON, @FILE, or -.")
    private Optional<String> variablesPatch = Optional.empty();

    @Option(names = "--definition", paramLabel = "JSON", description = "A definition for this fork alone: JSON, @FILE, or -.")
    private Optional<String> definition = Optional.empty();

    @Option(names = "--to", paramLabel = "MACHINE", description = "Name or ARN of the machine that the fork runs; NAME:VERSION or NAME:ALIAS for that one. Default: what the original runs.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "Of the fork. Default: made up.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--stop-original", description = "Stop the original once the fork is there.")
    private boolean stopOriginal;

    @Option(names = "--dry-run", description = "Show what would come of it, and do nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        state.ifPresent(text -> body.put("state", text));
        visit.ifPresent(number -> body.put("visit", number));
        event.ifPresent(number -> body.put("event", number));
        json(body, "input", input);
        json(body, "inputPatch", patch);
        json(body, "variables", variables);
        json(body, "variablesPatch", variablesPatch);
        json(body, "definition", definition);
        to.ifPresent(text -> body.put("to", new RemoteNames(remote).machine(text)));
        name.ifPresent(text -> body.put("name", text));
        if (stopOriginal) {
            body.put("stopOriginal", true);
        }
        if (dryRun) {
            body.put("dryRun", true);
        }
        String arn = new RemoteNames(remote).execution(execution);
        JsonNode answer = remote.call("POST", "/executions/" + Remote.encoded(arn) + "/forks",
                Optional.of(body));
        console.out().println(dryRun ? PrettyJson.of(answer) : answer.path("executionArn").asText());
        return dryRun && !answer.path("possible").asBoolean() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void json(ObjectNode body, String member, Optional<String> text) {
        text.ifPresent(given -> body.set(member, TextInput.json(given, System.in).value()));
    }
}
