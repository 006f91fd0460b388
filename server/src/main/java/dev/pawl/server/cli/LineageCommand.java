package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl lineage}: what an execution was forked from, and what was forked from it. */
@Command(name = "lineage", description = "Show what an execution is a fork of, and its own forks.")
final class LineageCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of an execution.")
    private String execution = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String arn = new RemoteNames(remote).execution(execution);
        JsonNode lineage = remote.get("/executions/" + Remote.encoded(arn) + "/lineage");
        if (json) {
            console.out().println(PrettyJson.of(lineage));
            return ExitCode.OK;
        }
        ArrayNode ancestors = (ArrayNode) lineage.withArray("ancestors");
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            JsonNode one = ancestors.path(i);
            line(ancestors.size() - 1 - i, one, one.path("status").asText("gone"), one);
        }
        String own = console.paint().strong(arn);
        console.out().println("  ".repeat(ancestors.size()) + own);
        for (JsonNode fork : lineage.path("forks")) {
            line(ancestors.size() + 1, fork, fork.path("status").asText(), fork.path("forkedFrom"));
        }
        return ExitCode.OK;
    }

    /** One of them, the further in the younger, with where the fork was made. */
    private void line(int depth, JsonNode one, String status, JsonNode origin) {
        String edited = origin.path("edited").valueStream().map(JsonNode::asText).collect(Collectors.joining(" and "));
        String by = Optional.of(origin.path("by").asText()).filter(name -> !name.isEmpty()).map(name -> " by " + name)
                .orElse("");
        console.out().println(CleanWriter.line("  ".repeat(depth) + one.path("executionArn").asText() + "  " + status
                + "  forked at " + origin.path("state").asText() + by
                + (edited.isEmpty() ? "" : ", with other " + edited)));
    }
}
