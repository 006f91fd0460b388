package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Finds what people call by its name at a running server; an ARN is taken as it is. */
record RemoteNames(Remote remote) {
    private static final String PAGE_OF_MACHINES = "/machines?limit=1000&name=";
    private static final String PAGE_OF_EXECUTIONS = "/executions?limit=100&name=";

    /** The ARN of a machine; of NAME:VERSION or NAME:ALIAS that of the version or alias. */
    String machine(String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        int colon = nameOrArn.indexOf(':');
        String name = colon < 0 ? nameOrArn : nameOrArn.substring(0, colon);
        String qualifier = colon < 0 ? "" : nameOrArn.substring(colon);
        return findMachine(name).orElseThrow(() -> CommandException
                .usage("Expected the name of a machine, but there is none called " + name + " at this server."))
                + qualifier;
    }

    /** The ARN of an execution, of which there must be one alone of that name. */
    String execution(String nameOrArn) {
        if (nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        return findExecution(nameOrArn).orElseThrow(() -> CommandException
                .usage("Expected the name or ARN of an execution, but there is none called " + nameOrArn
                        + " at this server."));
    }

    Optional<String> findMachine(String name) {
        String path = PAGE_OF_MACHINES + Remote.encoded(name);
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            JsonNode page = remote.get(next.get());
            for (JsonNode machine : page.path("machines")) {
                if (machine.path("name").asText().equals(name)) {
                    return Optional.of(machine.path("stateMachineArn").asText());
                }
            }
            next = page.hasNonNull("after")
                    ? Optional.of(path + "&after=" + Remote.encoded(page.path("after").asText()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    Optional<String> findExecution(String name) {
        List<String> found = remote.get(PAGE_OF_EXECUTIONS + Remote.encoded(name)).path("executions").valueStream()
                .filter(one -> one.path("name").asText().equals(name))
                .map(one -> one.path("executionArn").asText()).toList();
        if (found.size() > 1) {
            throw CommandException.usage("Expected one execution called " + name + ", but there are " + found.size()
                    + ". Say which by its ARN: " + String.join(", ", found));
        }
        return found.stream().findFirst();
    }
}
