package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pawl approvals}: what a running server's workflows ask people. */
@Command(name = "approvals", description = "Decide what workflows ask people.", synopsisSubcommandLabel = "COMMAND", subcommands = ApprovalAuditCommand.class)
final class ApprovalsCommand implements Runnable {
    static final String ROOT = "/approvals";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Console console = new Console();

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
    }

    @Command(name = "list", description = "List what waits for you, in the order in which it was asked.")
    int list(@Mixin Console own, @Mixin Remote remote,
            @Option(names = "--for", paramLabel = "USER", description = "What waits for somebody else.") Optional<String> user,
            @Option(names = "--all", description = "All requests, whoever they wait for.") boolean all,
            @Option(names = "--status", paramLabel = "STATUS", description = "All requests that are WAITING, APPROVED, REJECTED, EXPIRED or CANCELLED.") Optional<String> status,
            @Option(names = "--due-before", paramLabel = "TIME", description = "Only those due before, such as 2026-03-01T12:00:00Z.") Optional<String> due,
            @Option(names = "--json", description = "Print a JSON array.") boolean json) {
        boolean everybody = all || status.isPresent();
        String query = "?limit=500" + (everybody ? "" : "&for=" + Remote.encoded(user.orElse("me")))
                + status.map(text -> "&status=" + Remote.encoded(text)).orElse("")
                + due.map(text -> "&dueBefore=" + Remote.encoded(text)).orElse("");
        ArrayNode found = pages(remote, ROOT + query, "approvals");
        if (json) {
            own.out().println(PrettyJson.of(found));
        } else if (found.isEmpty()) {
            own.out().println(everybody ? "No requests." : "Nothing waits.");
        } else {
            found.forEach(one -> own.out().println(CleanWriter.line(line(one))));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show a request with all that was said and done.")
    int show(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        own.out().println(PrettyJson.of(remote.get(one(id))));
        return ExitCode.OK;
    }

    @Command(name = "approve", description = "Say yes.")
    int approve(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Option(names = "--comment", paramLabel = "TEXT", description = "What you say to it.") Optional<String> comment,
            @Option(names = "--answers", paramLabel = "JSON", description = "Answers to the form: JSON, @FILE, or - for standard input.") Optional<String> answers) {
        ObjectNode body = body("comment", comment);
        answers.ifPresent(text -> body.set("answers", TextInput.json(text, System.in).value()));
        return act(own, remote, id, "approve", body);
    }

    @Command(name = "reject", description = "Say no.")
    int reject(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Option(names = {"--reason",
                    "--comment"}, paramLabel = "TEXT", description = "Why; the workflow can read it.") Optional<String> reason) {
        return act(own, remote, id, "reject", body("reason", reason));
    }

    @Command(name = "ask", description = "Ask something before you decide.")
    int ask(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Parameters(paramLabel = "TEXT", description = "The question.") String text,
            @Option(names = "--to", paramLabel = "USER", description = "Whom. Default: who requested it.") Optional<String> to) {
        return act(own, remote, id, "ask", body("to", to).put("text", text));
    }

    @Command(name = "answer", description = "Answer a question that you were asked.")
    int answer(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Parameters(paramLabel = "TEXT", description = "The answer.") String text,
            @Option(names = "--question", paramLabel = "NUMBER", description = "Which, if several wait for you.") Optional<Integer> question) {
        ObjectNode body = body("text", Optional.of(text));
        question.ifPresent(number -> body.put("question", number));
        return act(own, remote, id, "answer", body);
    }

    @Command(name = "claim", description = "Take it, so that others leave it alone.")
    int claim(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        return act(own, remote, id, "claim", body("", Optional.empty()));
    }

    @Command(name = "release", description = "Give back what you took.")
    int release(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id) {
        return act(own, remote, id, "release", body("", Optional.empty()));
    }

    @Command(name = "delegate", description = "Let another decide in your place.")
    int delegate(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Parameters(paramLabel = "USER", description = "Who decides.") String to,
            @Option(names = "--comment", paramLabel = "TEXT", description = "What you say to it.") Optional<String> comment) {
        return act(own, remote, id, "delegate", body("comment", comment).put("to", to));
    }

    @Command(name = "comment", description = "Say something.")
    int comment(@Mixin Console own, @Mixin Remote remote,
            @Parameters(paramLabel = "ID", description = "Its id.") String id,
            @Parameters(paramLabel = "TEXT", description = "What.") String text) {
        return act(own, remote, id, "comment", body("text", Optional.of(text)));
    }

    private static int act(Console own, Remote remote, String id, String act, ObjectNode body) {
        own.out().println(CleanWriter.line(line(remote.call("POST", one(id) + "/" + act, Optional.of(body)))));
        return ExitCode.OK;
    }

    private static String one(String id) {
        return ROOT + "/" + Remote.encoded(id);
    }

    private static ObjectNode body(String name, Optional<String> value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        value.ifPresent(text -> body.put(name, text));
        return body;
    }

    /** All elements of a list that comes in pages. */
    static ArrayNode pages(Remote remote, String path, String member) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        JsonNode page = remote.get(path);
        page.path(member).forEach(all::add);
        while (page.has("after")) {
            page = remote.get(path + "&after=" + Remote.encoded(page.path("after").asText()));
            page.path(member).forEach(all::add);
        }
        return all;
    }

    private static String line(JsonNode request) {
        List<String> waits = request.path("waitsFor").valueStream().map(JsonNode::asText).toList();
        boolean waiting = request.path("status").asText().equals("WAITING");
        return String.format("%s  %-9s  %s  %s%s%s%s", request.path("id").asText(), request.path("status").asText(),
                request.path("title").asText(),
                "(" + request.path("approvals").asInt() + " of " + request.path("required").asInt() + ")",
                waiting && !waits.isEmpty() ? "  waits for " + String.join(", ", waits) : "",
                waiting && request.has("claimedBy") ? "  taken by " + request.path("claimedBy").asText() : "",
                waiting && request.has("due") ? "  due " + request.path("due").asText() : "");
    }
}
