package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl pause}: what is paused enters no state and begins no task. */
@Command(name = "pause", description = "Pause an execution, a machine or everything on a running server: nothing new begins, nothing is lost.")
final class PauseCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Mixin
    private HoldTarget target = new HoldTarget();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever finds it paused.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--with-children", description = "Of an execution: also what it started.")
    private boolean withChildren;

    @Option(names = "--refuse-starts", description = "Of a machine or everything: refuse starts, instead of keeping them until it is resumed.")
    private boolean refuseStarts;

    @Option(names = "--list", description = "Show what is paused, and pause nothing.")
    private boolean list;

    @Override
    public Integer call() {
        if (list) {
            return listed();
        }
        HoldTarget.Found found = target.find(remote);
        if (withChildren && found.kind() != HoldTarget.Kind.EXECUTION) {
            throw CommandException.usage("Expected --with-children with an execution. A machine is paused with all its"
                    + " executions; those of other machines that they started are not.");
        }
        if (refuseStarts && found.kind() == HoldTarget.Kind.EXECUTION) {
            throw CommandException.usage("Expected --refuse-starts with a machine or --all, but got an execution.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        reason.ifPresent(text -> body.put("reason", text));
        switch (found.kind()) {
            case EXECUTION -> body.put("children", withChildren);
            case MACHINE, EVERYTHING -> body.put("refuseStarts", refuseStarts);
        }
        JsonNode hold = remote.call(found.kind() == HoldTarget.Kind.EVERYTHING ? "PUT" : "POST", found.path("/pause"),
                Optional.of(body));
        console.out().println(CleanWriter.line(line(hold)));
        return ExitCode.OK;
    }

    private int listed() {
        JsonNode holds = remote.get("/holds").path("holds");
        if (holds.isEmpty()) {
            console.out().println("Nothing is paused.");
        }
        holds.forEach(hold -> console.out().println(CleanWriter.line(line(hold))));
        return ExitCode.OK;
    }

    private static String line(JsonNode hold) {
        String what = switch (hold.path("scope").asText()) {
            case "machine" -> hold.path("stateMachineArn").asText();
            case "execution" -> hold.path("executionArn").asText();
            default -> "everything";
        };
        String more = (hold.path("children").asBoolean() ? " with children" : "")
                + (hold.path("refuseStarts").asBoolean() ? ", refusing starts" : "");
        String why = hold.has("reason") ? ": " + hold.path("reason").asText() : "";
        return "paused  " + what + more + "  since " + hold.path("since").asText() + " by " + hold.path("by").asText()
                + why;
    }
}
