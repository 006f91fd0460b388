package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl limits}: how much runs at the same time, and how often. */
@Command(name = "limits", description = "Limit how much runs at the same time, and how often, on a running server.", synopsisSubcommandLabel = "COMMAND")
final class LimitsCommand implements Runnable {
    private static final String ROOT = "/limits";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "show", description = "Show limits, how many places are taken, and how many wait.")
    int show(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode limits = remote.get(ROOT).path("limits");
        if (json) {
            own.out().println(PrettyJson.of(limits));
        } else if (limits.isEmpty()) {
            own.out().println("Nothing is limited.");
        } else {
            limits.forEach(limit -> own.out().println(CleanWriter.line(line(limit))));
        }
        return ExitCode.OK;
    }

    @Command(name = "set", description = "Set a limit, in place of one of that name.")
    int set(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Parameters(paramLabel = "DEFINITION", description = "JSON as in the configuration: text, @FILE or -.") String definition) {
        own.out().println(
                line(remote.call("PUT", one(name), Optional.of(TextInput.json(definition, System.in).value()))));
        return ExitCode.OK;
    }

    @Command(name = "remove", description = "Take a limit away; those that waited for it go on.")
    int remove(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        remote.call("DELETE", one(name), Optional.empty());
        own.out().println(name + " limits nothing any more.");
        return ExitCode.OK;
    }

    private static String one(String name) {
        return ROOT + "/" + Remote.encoded(name);
    }

    private static String line(JsonNode limit) {
        return String.format("%-24s  %d taken, %d waiting  %s%s", limit.path("name").asText(),
                limit.path("granted").asLong(), limit.path("waiting").asLong(), limit.path("definition"),
                limit.path("configured").asBoolean() ? "  (configured)" : "");
    }
}
