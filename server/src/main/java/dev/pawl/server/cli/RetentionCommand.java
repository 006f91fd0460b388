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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl retention}: how long a running server keeps ended executions. */
@Command(name = "retention", description = "Say how long ended executions are kept.", synopsisSubcommandLabel = "COMMAND")
final class RetentionCommand implements Runnable {
    private static final String ROOT = "/retention";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "show", description = "Show policies, how large the store is, and what was removed.")
    int show(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode answer = remote.get(ROOT);
        if (json) {
            own.out().println(PrettyJson.of(answer));
            return ExitCode.OK;
        }
        JsonNode all = answer.path("policies").valueStream().filter(one -> one.path("scope").asText().equals("*"))
                .findFirst().map(one -> one.path("policy")).orElse(JsonNodeFactory.instance.objectNode());
        answer.path("policies").forEach(one -> own.out().println(policy(one, all)));
        if (answer.has("maxSize")) {
            own.out().println("Data may take " + Sizes.of(answer.path("maxSize").asLong()) + ".");
        }
        JsonNode size = answer.path("size");
        own.out()
                .println("Data take " + Sizes.of(size.path("used").asLong()) + ", "
                        + Sizes.of(size.path("free").asLong())
                        + " are free for new ones; files take " + Sizes.of(size.path("files").asLong()) + ".");
        JsonNode done = answer.path("done");
        own.out().println("Removed since the server started: " + done.path("removed").asLong() + " executions ("
                + done.path("archived").asLong() + " archived); given back: "
                + Sizes.of(done.path("bytesGivenBack").asLong()) + ".");
        if (done.has("problem")) {
            own.out().println("The last pass failed: " + done.path("problem").asText());
        }
        return ExitCode.OK;
    }

    private static String policy(JsonNode one, JsonNode all) {
        String scope = one.path("scope").asText();
        return (scope.equals("*") ? "All machines" : scope) + ": " + PolicyWords.of(one.path("policy"), all) + " ("
                + one.path("source").asText() + ")";
    }

    @Command(name = "set", description = "Store a policy for a machine, or for all; it comes before what the configuration says. Without options: forget it.")
    int set(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "MACHINE", description = "Name or ARN of a state machine, or * for all.") String scope,
            @Mixin PolicyOptions options) {
        ObjectNode policy = options.policy();
        String path = ROOT + "/policies/" + Remote.encoded(scope);
        if (policy.isEmpty()) {
            remote.call("DELETE", path, Optional.empty());
            own.out().println("The stored policy for " + scope + " is forgotten.");
        } else {
            remote.call("PUT", path, Optional.of(policy));
            own.out().println(scope + ": " + policy);
        }
        return ExitCode.OK;
    }

    @Command(name = "run", description = "Have the server sweep now, or say what it would remove. It sweeps by itself every few seconds, and archives every quarter of an hour.")
    int run(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--dry-run", description = "Only count what would be removed.") boolean dry,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode answer = remote.call("POST", ROOT + (dry ? "/preview" : "/run"), Optional.empty());
        if (json) {
            own.out().println(PrettyJson.of(answer));
            return ExitCode.OK;
        }
        if (!dry) {
            own.out().println("The server sweeps. pawl retention show says what it removed.");
            return ExitCode.OK;
        }
        own.out().println((answer.path("partial").asBoolean() ? "At least " : "") + answer.path("executions").asLong()
                + " executions may go, about " + Sizes.of(answer.path("bytes").asLong()) + ".");
        answer.path("groups").forEach(group -> own.out().println("  " + group.path("executions").asLong() + "  "
                + group.path("status").asText() + "  " + group.path("stateMachineArn").asText()));
        return ExitCode.OK;
    }

    @Command(name = "hold", description = "Keep an execution, whatever policies say.")
    int hold(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ARN", description = "Of the execution.") String arn,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.") Optional<String> reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        reason.ifPresent(text -> body.put("reason", text));
        remote.call("PUT", ROOT + "/holds/" + Remote.encoded(arn), Optional.of(body));
        own.out().println(arn + " is held.");
        return ExitCode.OK;
    }

    @Command(name = "release", description = "Let policies apply to an execution again.")
    int release(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ARN", description = "Of the execution.") String arn) {
        remote.call("DELETE", ROOT + "/holds/" + Remote.encoded(arn), Optional.empty());
        own.out().println(arn + " is not held any more.");
        return ExitCode.OK;
    }

    @Command(name = "holds", description = "List executions that are held.")
    int holds(@Mixin Console own, @Mixin Remote remote) {
        JsonNode page = remote.get(ROOT + "/holds");
        page.path("holds").forEach(one -> own.out().println(one.path("executionArn").asText() + "  "
                + one.path("since").asText() + "  " + one.path("by").asText() + "  "
                + CleanWriter.line(one.path("reason").asText())));
        return ExitCode.OK;
    }
}
