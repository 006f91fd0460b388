package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pawl audit}: who did what. */
@Command(name = "audit", description = "Who did what at a server, and whether anybody changed that.", synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
    private static final String ROOT = "/audit";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "list", description = "List what was done, newest first.")
    int list(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--actor", paramLabel = "NAME", description = "Only of this name.") Optional<String> actor,
            @Option(names = "--operation", paramLabel = "NAME", description = "Only of this operation, such as StartExecution.") Optional<String> operation,
            @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Only ALLOWED, FAILED or DENIED.") Optional<String> outcome,
            @Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "100", description = "At most so many, up to 1000. Default: ${DEFAULT-VALUE}.") int limit) {
        StringBuilder path = new StringBuilder(ROOT + "?limit=" + limit);
        actor.ifPresent(name -> path.append("&actor=").append(Remote.encoded(name)));
        operation.ifPresent(name -> path.append("&operation=").append(Remote.encoded(name)));
        outcome.ifPresent(name -> path.append("&outcome=").append(Remote.encoded(name)));
        remote.get(path.toString()).path("entries").forEach(entry -> own.out().println(line(entry)));
        return ExitCode.OK;
    }

    @Command(name = "export", description = "Print all of it, oldest first, one JSON object a line.")
    int export(@Mixin Console own, @Mixin Remote remote) {
        Consumer<JsonNode> print = page -> page.path("entries")
                .forEach(entry -> own.out().println(Json.write(entry)));
        JsonNode page = remote.get(ROOT + "?order=oldest&limit=1000");
        print.accept(page);
        while (page.has("after")) {
            page = remote.get(ROOT + "?order=oldest&limit=1000&after=" + Remote.encoded(page.path("after").asText()));
            print.accept(page);
        }
        return ExitCode.OK;
    }

    @Command(name = "verify", description = "Go along the whole log; ends with 1 and names the first thing that does not fit.")
    int verify(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--contains", paramLabel = "HASH", description = "A hash that verify printed earlier has to be there, too.") Optional<String> contains) {
        JsonNode result = remote.get(ROOT + "/verification"
                + contains.map(hash -> "?contains=" + Remote.encoded(hash)).orElse(""));
        if (result.path("intact").asBoolean()) {
            own.out().println(result.path("entries").asLong() + " entries from " + result.path("from").asLong()
                    + " on, all as they were written. Head: " + result.path("head").asText());
            return ExitCode.OK;
        }
        own.out().println("BROKEN at entry " + result.at("/broken/entry").asLong() + ": "
                + result.at("/broken/text").asText());
        return ExitCode.FAILED;
    }

    private static String line(JsonNode entry) {
        String error = entry.has("error") ? " " + entry.path("error").asText() : "";
        return String.format("%6d  %s  %-7s%s  %s  %s  %s  from %s", entry.path("seq").asLong(),
                entry.path("at").asText(), entry.path("outcome").asText(), error, entry.path("actor").asText(),
                entry.path("operation").asText(), entry.path("resource").asText(), entry.path("address").asText());
    }
}
