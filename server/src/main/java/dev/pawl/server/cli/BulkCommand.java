package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** {@code pawl bulk}: the same done to many executions of a running server. */
@Command(name = "bulk", description = "Stop, redrive, fork, migrate, pause or resume all executions that a search finds.", synopsisSubcommandLabel = "COMMAND")
final class BulkCommand implements Runnable {
    static final String ROOT = "/bulk-actions";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    /** What all of them have. */
    static final class Which {
        @Option(names = "--search", required = true, paramLabel = "QUERY", description = "Which executions, in the search language.")
        private String search = "";

        @Option(names = "--per-second", paramLabel = "N", description = "So many executions a second at most. Default: 50.")
        private Optional<Integer> perSecond = Optional.empty();

        @Option(names = "--dry-run", description = "Count them and show some, and do nothing.")
        private boolean dryRun;

        private int begin(Console console, Remote remote, String action, ObjectNode body) {
            body.put("action", action).put("search", search);
            perSecond.ifPresent(number -> body.put("perSecond", number));
            if (dryRun) {
                body.put("dryRun", true);
            }
            JsonNode answer = remote.call("POST", ROOT, Optional.of(body));
            if (!dryRun) {
                String id = answer.path("id").asText();
                console.out().println(id);
                console.err().println("It is under way. pawl bulk show " + id + " shows how far, pawl bulk cancel " + id
                        + " ends it.");
                return ExitCode.OK;
            }
            console.out().println(Asking.count(answer));
            answer.path("sample").forEach(one -> console.out().println(execution(one)));
            return ExitCode.OK;
        }

        /** The same for what cannot be taken back: whoever asks for it sees first how many are meant. */
        private int ask(Console console, Remote remote, Asking asking, String action, ObjectNode body) {
            ObjectNode whole = body.setAll(Asking.request(action, search));
            return dryRun || asking.granted(console, remote, whole)
                    ? begin(console, remote, action, body)
                    : ExitCode.FAILED;
        }
    }

    /** How all are forked. */
    static final class Forking {
        @Option(names = "--at", paramLabel = "STATE", description = "The state in which forks go on. Default: the one that was entered last.")
        private Optional<String> state = Optional.empty();

        @Option(names = "--patch", paramLabel = "JSON", description = "A JSON Merge Patch for the state's input: JSON, @FILE, or -.")
        private Optional<String> patch = Optional.empty();

        @Option(names = "--to", paramLabel = "MACHINE", description = "Name or ARN of the machine that forks run; NAME:VERSION or NAME:ALIAS for that one. Default: what the original runs.")
        private Optional<String> to = Optional.empty();

        @Option(names = "--stop-original", description = "Stop each original once its fork is there.")
        private boolean stopOriginal;

        private ObjectNode body(RemoteNames names) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            state.ifPresent(text -> body.put("state", text));
            patch.ifPresent(text -> body.set("inputPatch", TextInput.json(text, System.in).value()));
            to.ifPresent(text -> body.put("to", names.machine(text)));
            if (stopOriginal) {
                body.put("stopOriginal", true);
            }
            return body;
        }
    }

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "stop", description = "Stop all that a search finds.")
    int stop(@Mixin Console own, @Mixin Remote remote, @Mixin Which which, @Mixin Asking asking,
            @Option(names = "--error", paramLabel = "TEXT", description = "The error that they end with.") Optional<String> error,
            @Option(names = "--cause", paramLabel = "TEXT", description = "Why.") Optional<String> cause) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        error.ifPresent(text -> body.put("error", text));
        cause.ifPresent(text -> body.put("cause", text));
        return which.ask(own, remote, asking, "stop", body);
    }

    @Command(name = "redrive", description = "Redrive all that a search finds.")
    int redrive(@Mixin Console own, @Mixin Remote remote, @Mixin Which which, @Mixin Asking asking) {
        return which.ask(own, remote, asking, "redrive", JsonNodeFactory.instance.objectNode());
    }

    @Command(name = "fork", description = "Fork all that a search finds.")
    int fork(@Mixin Console own, @Mixin Remote remote, @Mixin Which which, @Mixin Asking asking, @Mixin Forking how) {
        return which.ask(own, remote, asking, "fork", how.body(new RemoteNames(remote)));
    }

    @Command(name = "migrate", description = "Have all that a search finds go on by another version of their machine.")
    int migrate(@Mixin Console own, @Mixin Remote remote, @Mixin Which which, @Mixin Asking asking,
            @Option(names = "--to", paramLabel = "MACHINE", description = "A version or alias: NAME:VERSION, NAME:ALIAS, or its ARN. Default: what the machine has now.") Optional<String> to) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        to.ifPresent(text -> body.put("to", new RemoteNames(remote).machine(text)));
        return which.ask(own, remote, asking, "migrate", body);
    }

    @Command(name = "pause", description = "Pause all that a search finds, one by one.")
    int pause(@Mixin Console own, @Mixin Remote remote, @Mixin Which which,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever finds it later.") Optional<String> reason,
            @Option(names = "--with-children", description = "Also what they started.") boolean children) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        reason.ifPresent(text -> body.put("reason", text));
        if (children) {
            body.put("children", true);
        }
        return which.begin(own, remote, "pause", body);
    }

    @Command(name = "resume", description = "Let all go on that a search finds, if they are paused by themselves.")
    int resume(@Mixin Console own, @Mixin Remote remote, @Mixin Which which) {
        return which.begin(own, remote, "resume", JsonNodeFactory.instance.objectNode());
    }

    @Command(name = "list", description = "List bulk actions, newest first.")
    int list(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--json", description = "Print a JSON array.") boolean json) {
        ArrayNode all = (ArrayNode) remote.get(ROOT + "?limit=100").withArray("bulkActions");
        if (json) {
            own.out().println(PrettyJson.of(all));
        } else {
            all.forEach(one -> own.out().println(line(one)));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show how far a bulk action has come, and for which executions it failed.")
    int show(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        JsonNode action = remote.get(one(id));
        own.out().println(line(action));
        if (action.has("message")) {
            own.out().println(CleanWriter.line(action.path("message").asText()));
        }
        remote.get(one(id) + "/items?failed=true&limit=100").path("items").forEach(item -> own.out()
                .println(item.path("executionArn").asText() + "  " + item.path("outcome").asText()));
        return ExitCode.OK;
    }

    @Command(name = "cancel", description = "End a bulk action: nothing further is begun, and what was done stays.")
    int cancel(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        own.out().println(line(remote.call("DELETE", one(id), Optional.empty())));
        return ExitCode.OK;
    }

    /** One that a dry run found. */
    static String execution(JsonNode one) {
        return String.format("%s  %-9s  %s", one.path("startDate").asText(), one.path("status").asText(),
                one.path("executionArn").asText());
    }

    private static String one(String id) {
        return ROOT + "/" + Remote.encoded(id);
    }

    private static String line(JsonNode action) {
        return String.format("%s  %-9s  %-7s  %d of %d, %d failed  %s", action.path("id").asText(),
                action.path("status").asText(), action.path("action").asText(),
                action.path("done").asLong() + action.path("skipped").asLong() + action.path("failed").asLong(),
                action.path("selected").asLong(), action.path("failed").asLong(), action.path("search").asText());
    }
}
