package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be paused or resumed. */
final class HoldTarget {
    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "ARN of an execution, or ARN or name of a machine.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--all", description = "All that runs, on all nodes.")
    private boolean everything;

    /** What kinds of targets there are. */
    enum Kind {
        EXECUTION, MACHINE, EVERYTHING
    }

    /** What was meant. */
    record Found(Kind kind, String name) {
        /** Where it is asked for, below the API's root. */
        String path(String action) {
            return switch (kind) {
                case EXECUTION -> "/executions/" + Remote.encoded(name) + action;
                case MACHINE -> "/machines/" + Remote.encoded(name) + action;
                case EVERYTHING -> "/holds/everything";
            };
        }
    }

    Found find(Remote remote) {
        if (everything == target.isPresent()) {
            throw CommandException
                    .usage("Expected the ARN of an execution, the ARN or name of a machine, or --all, but "
                            + (everything ? "got both." : "got none. What is paused: pawl pause --list"));
        }
        if (everything) {
            return new Found(Kind.EVERYTHING, "everything");
        }
        String text = target.orElseThrow();
        if (!text.startsWith("arn:")) {
            return new Found(Kind.MACHINE, machine(remote, text));
        }
        return new Found(text.contains(":execution:") ? Kind.EXECUTION : Kind.MACHINE, text);
    }

    private static String machine(Remote remote, String name) {
        String path = "/machines?limit=1000";
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            JsonNode page = remote.get(next.get());
            for (JsonNode machine : page.path("machines")) {
                if (machine.path("name").asText().equals(name)) {
                    return machine.path("stateMachineArn").asText();
                }
            }
            next = page.hasNonNull("after")
                    ? Optional.of(path + "&after=" + Remote.encoded(page.path("after").asText()))
                    : Optional.empty();
        }
        throw CommandException.usage("Expected the name of a machine, but there is none called " + name + ".");
    }
}
