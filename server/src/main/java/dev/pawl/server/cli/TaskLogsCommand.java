package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl task-logs}: what containers of tasks wrote, from a running server. */
@Command(name = "task-logs", description = "Print what the containers of a task wrote, or list such tasks.")
final class TaskLogsCommand implements Callable<Integer> {
    private static final String ROOT = "/task-logs";
    private static final int ID_LENGTH = 32;

    @Parameters(arity = "0..1", paramLabel = "TASK", description = "Id or ARN of a task; without it, tasks are listed.")
    private Optional<String> task = Optional.empty();

    @Option(names = "--execution", paramLabel = "ARN", description = "List the tasks of this execution.")
    private Optional<String> execution = Optional.empty();

    @Option(names = "--container", paramLabel = "NAME", description = "Only this container.")
    private Optional<String> container = Optional.empty();

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Override
    public Integer call() {
        if (task.isPresent()) {
            show(task.get().substring(task.get().lastIndexOf('/') + 1));
        } else {
            list().forEach(one -> console.out().println(one.path("id").asText() + "  " + one.path("created").asText()
                    + "  " + one.path("status").asText() + "  " + one.path("name").asText()));
        }
        return ExitCode.OK;
    }

    private JsonNode list() {
        return remote.get(ROOT + "?limit=1000" + execution.map(arn -> "&execution=" + Remote.encoded(arn)).orElse(""))
                .path("tasks");
    }

    private void show(String id) {
        boolean found = false;
        for (JsonNode one : list()) {
            if (one.path("id").asText().equals(id)) {
                found = true;
                for (JsonNode part : one.path("parts")) {
                    if (container.filter(name -> !name.equals(part.asText())).isEmpty()) {
                        print(id, part.asText(), one.path("parts").size() > 1);
                    }
                }
            }
        }
        if (!found) {
            throw CommandException.usage("Expected the id of a task (" + ID_LENGTH
                    + " hexadecimal digits), but the server knows none called " + id);
        }
    }

    private void print(String id, String part, boolean several) {
        if (several) {
            console.out().println("== " + part);
        }
        console.out().print(remote.get(ROOT + "/" + id + "/" + Remote.encoded(part)).path("log").asText());
        console.out().flush();
    }
}
