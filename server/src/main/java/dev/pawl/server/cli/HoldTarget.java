package dev.pawl.server.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be paused or resumed. */
final class HoldTarget {
    @Parameters(paramLabel = "TARGET", arity = "0..1", description = "ARN or name of a machine, or of an execution. A name that both have means the machine.")
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
                    .usage("Expected the ARN or name of a machine or an execution, or --all, but "
                            + (everything ? "got both." : "got none. What is paused: pawl pause --list"));
        }
        if (everything) {
            return new Found(Kind.EVERYTHING, "everything");
        }
        String text = target.orElseThrow();
        if (!text.startsWith("arn:")) {
            return named(new RemoteNames(remote), text);
        }
        return new Found(text.contains(":execution:") ? Kind.EXECUTION : Kind.MACHINE, text);
    }

    private static Found named(RemoteNames names, String name) {
        return names.findMachine(name).map(arn -> new Found(Kind.MACHINE, arn))
                .or(() -> names.findExecution(name).map(arn -> new Found(Kind.EXECUTION, arn)))
                .orElseThrow(() -> CommandException.usage("Expected the name of a machine or an execution, but there"
                        + " is none called " + name + "."));
    }
}
