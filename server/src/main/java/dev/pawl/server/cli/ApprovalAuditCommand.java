package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl approvals audit}: who did what and when, and whether anybody changed that. */
@Command(name = "audit", description = "Show who did what and when, or check that nobody changed that.")
final class ApprovalAuditCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Of one request. Default: of all.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--verify", description = "Go along the whole trail; ends with 1 and names the first thing that does not fit.")
    private boolean verify;

    @Option(names = "--contains", paramLabel = "HASH", description = "With --verify: a hash that --verify printed earlier has to be there, too.")
    private Optional<String> contains = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (verify || contains.isPresent()) {
            return check();
        }
        String path = id.map(one -> ApprovalsCommand.ROOT + "/" + Remote.encoded(one) + "/audit")
                .orElse("/approval-audit");
        ArrayNode entries = ApprovalsCommand.pages(remote, path + "?limit=500", "entries");
        if (json) {
            console.out().println(PrettyJson.of(entries));
        } else {
            entries.forEach(entry -> console.out().println(line(entry)));
        }
        return ExitCode.OK;
    }

    private int check() {
        JsonNode result = remote.get("/approval-audit/verification"
                + contains.map(hash -> "?contains=" + Remote.encoded(hash)).orElse(""));
        boolean intact = result.path("intact").asBoolean();
        if (json) {
            console.out().println(PrettyJson.of(result));
        } else if (intact) {
            console.out().println(result.path("entries").asLong() + " entries, all as they were written. Head: "
                    + result.path("head").asText());
        } else {
            console.out().println("BROKEN at entry " + result.at("/broken/entry").asLong() + ": "
                    + result.at("/broken/text").asText());
        }
        return intact ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String line(JsonNode entry) {
        return String.format("%6d  %s  %s  %-11s  %s (%s)  %s", entry.path("seq").asLong(),
                entry.path("at").asText(), entry.path("request").asText(), entry.path("act").asText(),
                entry.path("actor").asText(), entry.path("way").asText(), entry.path("details"));
    }
}
