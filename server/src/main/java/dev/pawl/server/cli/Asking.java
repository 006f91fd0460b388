package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Asks before something is done to many executions; scripts say beforehand that they mean it. */
final class Asking {
    /** Set by the launcher if there is somebody to ask: Java 21 cannot find out. */
    private static final String PROPERTY = "pawl.asks";
    private static final int LONGEST = 100;

    @Option(names = {"-y", "--yes"}, description = "Do it without asking. Needed where there is no terminal.")
    private boolean yes;

    /**
     * Whether a bulk action is to be begun: the executions are counted, and whoever sits there is asked.
     *
     * @param body
     *            of the request that begins it
     * @throws CommandException
     *             if nobody can be asked
     */
    boolean granted(Console console, Remote remote, ObjectNode body) {
        if (yes) {
            return true;
        }
        JsonNode found = remote.call("POST", BulkCommand.ROOT, Optional.of(body.deepCopy().put("dryRun", true)));
        String what = body.path("action").asText() + " " + count(found);
        if (!Boolean.getBoolean(PROPERTY)) {
            throw CommandException.usage("Expected --yes, because there is no terminal to ask at: this would " + what
                    + ". --dry-run shows some of them.");
        }
        found.path("sample").forEach(one -> console.err().println(BulkCommand.execution(one)));
        console.err().print(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + "? [y/N] ");
        console.err().flush();
        if (agrees(System.in)) {
            return true;
        }
        console.err().println("Nothing was done.");
        return false;
    }

    /** How many were found, in words. */
    static String count(JsonNode found) {
        long count = found.path("count").asLong();
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "execution" : "executions")
                + (found.path("all").asBoolean() ? "" : ", and more");
    }

    /** Whether the next line says yes; a line that ends nowhere does not. */
    private static boolean agrees(InputStream in) {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST; c = in.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return false;
        }
        String answer = line.toString().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** A request for nothing but an action and a search. */
    static ObjectNode request(String action, String search) {
        return JsonNodeFactory.instance.objectNode().put("action", action).put("search", search);
    }
}
