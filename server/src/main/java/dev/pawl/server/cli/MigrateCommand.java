package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl migrate}: running executions go on by another version of their machine. */
@Command(name = "migrate", description = "Have running executions go on by another version of their machine.")
final class MigrateCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Mixin
    private Asking asking = new Asking();

    @Parameters(arity = "0..1", paramLabel = "EXECUTION", description = "ARN or name of a running execution.")
    private Optional<String> execution = Optional.empty();

    @Option(names = "--machine", paramLabel = "NAME", description = "Instead of an execution: all that run of this machine.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--to", paramLabel = "ARN", description = "A version or alias by its ARN, or with --machine by its number or name. Default: what the machine has now.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--check", description = "Tell what speaks against it, and change nothing.")
    private boolean check;

    @Override
    public Integer call() {
        if (execution.isPresent() == machine.isPresent()) {
            throw CommandException.usage("Expected the ARN or name of an execution, or --machine.");
        }
        if (execution.isPresent()) {
            String arn = new RemoteNames(remote).execution(execution.get());
            return check ? check(arn, to) : migrate(arn);
        }
        Optional<String> target = to.map(this::qualified);
        return check ? checkAll(target) : migrateAll(target);
    }

    private int migrate(String arn) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        to.ifPresent(text -> body.put("to", text));
        remote.call("POST", path(arn), Optional.of(body));
        console.out().println("Migrated.");
        return ExitCode.OK;
    }

    private int check(String arn, Optional<String> target) {
        JsonNode answer = checked(arn, target);
        console.out().println(PrettyJson.of(answer));
        return answer.path("possible").asBoolean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private JsonNode checked(String arn, Optional<String> target) {
        return remote.get(path(arn) + target.map(text -> "?to=" + Remote.encoded(text)).orElse(""));
    }

    private int checkAll(Optional<String> target) {
        ArrayNode running = ApprovalsCommand.pages(remote, "/executions?limit=100&status=RUNNING&machine="
                + Remote.encoded(machine.orElseThrow()), "executions");
        int refused = 0;
        for (JsonNode one : running.valueStream().limit(MOST).toList()) {
            String arn = one.path("executionArn").asText();
            JsonNode answer = checked(arn, target);
            refused += answer.path("possible").asBoolean() ? 0 : 1;
            answer.path("errors").forEach(e -> console.out().println(one.path("name").asText() + "  cannot be: "
                    + e.path("place").asText() + ": " + e.path("message").asText()));
            answer.path("warnings").forEach(w -> console.out().println(one.path("name").asText() + "  look at: "
                    + w.path("place").asText() + ": " + w.path("message").asText()));
        }
        console.out().println(running.size() + " run, " + refused + " of them cannot be migrated."
                + (running.size() > MOST ? " The first " + MOST + " were checked." : ""));
        return refused == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private int migrateAll(Optional<String> target) {
        ObjectNode body = Asking.request("migrate", "status:RUNNING machine:" + machine.orElseThrow());
        target.ifPresent(text -> body.put("to", text));
        if (!asking.granted(console, remote, body)) {
            return ExitCode.FAILED;
        }
        JsonNode action = remote.call("POST", BulkCommand.ROOT, Optional.of(body));
        String id = action.path("id").asText();
        console.out().println(id);
        console.err().println("It is under way: pawl bulk show " + id);
        return ExitCode.OK;
    }

    /** The number of a version, or the name of an alias, of the machine. */
    private String qualified(String text) {
        if (text.startsWith("arn:")) {
            return text;
        }
        return new RemoteNames(remote).machine(machine.orElseThrow()) + ":" + text;
    }

    private static String path(String arn) {
        return "/executions/" + Remote.encoded(arn) + "/migration";
    }
}
