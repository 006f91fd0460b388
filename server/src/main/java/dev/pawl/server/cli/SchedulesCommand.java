package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl schedules}: what a running server starts by the clock. */
@Command(name = "schedules", description = "Start executions by the clock.", synopsisSubcommandLabel = "COMMAND", subcommands = NextTimesCommand.class)
final class SchedulesCommand implements Runnable {
    private static final String ROOT = "/schedules";
    /** What a definition is made of; the rest of an answer says how things are. */
    private static final Set<String> DEFINITION = Set.of("expression", "timeZone", "startDate", "endDate",
            "flexibleWindow", "machine", "input", "overlap", "catchUp", "retry", "enabled");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "list", description = "List schedules in the order of their names.")
    int list(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--json", description = "Print a JSON array.") boolean json) {
        var all = JsonNodeFactory.instance.arrayNode();
        JsonNode page = remote.get(ROOT);
        page.path("schedules").forEach(all::add);
        while (page.has("after")) {
            page = remote.get(ROOT + "?after=" + Remote.encoded(page.path("after").asText()));
            page.path("schedules").forEach(all::add);
        }
        if (json) {
            own.out().println(PrettyJson.of(all));
        } else if (all.isEmpty()) {
            own.out().println("No schedules.");
        } else {
            all.forEach(one -> own.out().println(line(one)));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show a schedule with its next times and what came of the last ones.")
    int show(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        own.out().println(PrettyJson.of(remote.get(one(name))));
        return ExitCode.OK;
    }

    @Command(name = "create", description = "Make a schedule; --expression and --machine are needed.")
    int create(@Mixin Console own, @Mixin Remote remote, @Mixin ScheduleOptions options,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("name", name);
        options.into(definition);
        return said(own, remote.call("POST", ROOT, Optional.of(definition)));
    }

    @Command(name = "update", description = "Change what is given of a schedule.")
    int update(@Mixin Console own, @Mixin Remote remote, @Mixin ScheduleOptions options,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        ObjectNode definition = remote.get(one(name)).deepCopy();
        definition.retain(DEFINITION);
        options.into(definition);
        return said(own, remote.call("PUT", one(name), Optional.of(definition)));
    }

    @Command(name = "delete", description = "Delete a schedule; what it started goes on.")
    int delete(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        remote.call("DELETE", one(name), Optional.empty());
        own.out().println(name + " is deleted.");
        return ExitCode.OK;
    }

    @Command(name = "pause", description = "Hold a schedule: it starts nothing until it is resumed.")
    int pause(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        return said(own, remote.call("POST", one(name) + "/pause", Optional.empty()));
    }

    @Command(name = "resume", description = "Let a schedule go on.")
    int resume(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        return said(own, remote.call("POST", one(name) + "/resume", Optional.empty()));
    }

    @Command(name = "run", description = "Start an execution now; prints its ARN.")
    int run(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        own.out().println(remote.call("POST", one(name) + "/run", Optional.empty()).path("executionArn").asText());
        return ExitCode.OK;
    }

    private static String one(String name) {
        return ROOT + "/" + Remote.encoded(name);
    }

    private static int said(Console own, JsonNode schedule) {
        own.out().println(line(schedule));
        return ExitCode.OK;
    }

    private static String line(JsonNode schedule) {
        List<String> next = schedule.path("nextTimes").valueStream().map(JsonNode::asText).toList();
        String last = schedule.has("lastOutcome")
                ? "  last " + schedule.at("/lastOutcome/kind").asText() + " "
                        + schedule.at("/lastOutcome/time").asText()
                : "";
        return String.format("%-9s  %-20s  %s  %s%s%s%s", schedule.path("state").asText(),
                schedule.path("name").asText(), schedule.path("expression").asText(),
                schedule.path("timeZone").asText(), next.isEmpty() ? "" : "  next " + next.getFirst(), last,
                schedule.path("owner").asText().equals("api") ? "" : "  (" + schedule.path("owner").asText() + ")");
    }
}
