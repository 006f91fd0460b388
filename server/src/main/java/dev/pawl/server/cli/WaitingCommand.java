package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl waiting}: who waits under a limit. */
@Command(name = "waiting", description = "Show who waits for a place under a limit, since when, and who has the places.")
final class WaitingCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "LIMIT", arity = "0..1", description = "Only those under this limit.")
    private Optional<String> limit = Optional.empty();

    @Option(names = "--execution", paramLabel = "EXECUTION", description = "Only what this execution, by its ARN or name, and its tasks wait for.")
    private Optional<String> execution = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String path = "/waiting?limit=1000"
                + execution.map(one -> "&execution=" + Remote.encoded(new RemoteNames(remote).execution(one)))
                        .orElse("")
                + limit.map(name -> "&under=" + Remote.encoded(name)).orElse("");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        JsonNode page = remote.get(path);
        page.path("waiting").forEach(all::add);
        while (page.hasNonNull("after")) {
            page = remote.get(path + "&after=" + Remote.encoded(page.path("after").asText()));
            page.path("waiting").forEach(all::add);
        }
        if (json) {
            console.out().println(PrettyJson.of(all));
        } else if (all.isEmpty()) {
            console.out().println("Nobody waits.");
        } else {
            all.forEach(one -> console.out().println(CleanWriter.line(line(one))));
        }
        return ExitCode.OK;
    }

    private static String line(JsonNode one) {
        String holders = one.path("holders").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        return String.format("%4d. under %s%s  since %s  %s%s%s", one.path("position").asLong(),
                one.path("limit").asText(), one.has("key") ? " (" + one.path("key").asText() + ")" : "",
                one.path("since").asText(), one.path("executionArn").asText(),
                one.has("scheduledEventId") ? " task " + one.path("scheduledEventId").asText() : "",
                holders.isEmpty() ? "" : "  after " + holders);
    }
}
