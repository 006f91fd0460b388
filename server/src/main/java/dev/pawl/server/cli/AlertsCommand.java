package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl alerts}: what a running server tells people when something goes wrong. */
@Command(name = "alerts", description = "What people are told when something goes wrong.", synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "test", description = "Send a test to the receivers of all rules, or of one.")
    int test(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "RULE", arity = "0..1", description = "Only this rule.") Optional<String> rule) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        rule.ifPresent(name -> body.put("rule", name));
        JsonNode results = remote.call("POST", "/alerts/test", Optional.of(body)).path("rules");
        boolean failed = false;
        for (var result : results.properties()) {
            own.out().println(result.getKey() + ": " + CleanWriter.line(result.getValue().asText()));
            failed |= result.getValue().asText().startsWith("failed");
        }
        return failed ? ExitCode.USAGE : ExitCode.OK;
    }
}
