package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl drain}: no new starts, and patience until nothing moves. */
@Command(name = "drain", description = "Have a running server take no starts, and wait until what runs has ended or rests.")
final class DrainCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 500;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever is refused.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--timeout", paramLabel = "DURATION", description = "Wait no longer, such as PT10M; the server stays drained. Default: for as long as it takes.")
    private Optional<Duration> timeout = Optional.empty();

    @Option(names = "--ended", description = "Wait until all executions have ended, also those that rest in a Wait or for a person.")
    private boolean ended;

    @Option(names = "--status", description = "Show whether the server is drained, and change nothing.")
    private boolean status;

    @Option(names = "--node", paramLabel = "NAME", description = "Have one node of a cluster hand over what it has, instead of all nodes taking no starts.")
    private Optional<String> node = Optional.empty();

    @Option(names = "--end", description = "Take starts again.")
    private boolean end;

    @Override
    public Integer call() throws InterruptedException {
        if (status && end) {
            throw CommandException.usage("Expected --status or --end, but got both.");
        }
        if (status || end) {
            JsonNode now = status ? remote.get("/drain") : remote.call("DELETE", path(), Optional.empty());
            console.out().println(line(now));
            now.path("nodes").forEach(one -> console.out().println(ofNode(one)));
            return ExitCode.OK;
        }
        if (ended && node.isPresent()) {
            throw CommandException.usage("Expected --ended or --node, but got both.");
        }
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        node.ifPresent(name -> order.put("node", name));
        reason.ifPresent(text -> order.put("reason", text));
        return await(remote.call("PUT", "/drain", Optional.of(order)));
    }

    private String path() {
        return "/drain" + node.map(name -> "?node=" + Remote.encoded(name)).orElse("");
    }

    private int await(JsonNode begun) throws InterruptedException {
        long from = System.nanoTime();
        JsonNode now = begun;
        String said = "";
        while (true) {
            JsonNode here = now;
            Optional<JsonNode> drained = node.flatMap(name -> find(here, name));
            String line = drained.map(DrainCommand::ofNode).orElseGet(() -> line(here));
            if (!line.equals(said)) {
                said = line;
                console.out().println(said);
            }
            if (node.isPresent() ? drained.isEmpty() : !now.path("draining").asBoolean()) {
                console.err().println("Somebody ended the drain.");
                return ExitCode.FAILED;
            }
            if (left(now, drained) == 0) {
                console.out().println(node.isPresent()
                        ? "It has handed over what it had. pawl drain --end --node " + ShellWords.quoted(node.get())
                                + " has it take part again."
                        : (ended ? "All have ended." : "All is at rest.")
                                + " Starts are refused until pawl drain --end, also after a restart.");
                return ExitCode.OK;
            }
            if (timeout.filter(most -> System.nanoTime() - from > most.toNanos()).isPresent()) {
                console.err().println("Not all has come to rest within " + timeout.get()
                        + ". The drain goes on; the same with --end ends it.");
                return ExitCode.TIMED_OUT;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            now = remote.get("/drain");
        }
    }

    private long left(JsonNode now, Optional<JsonNode> drained) {
        return drained.map(one -> one.path("partitions").asLong() + one.path("calls").asLong())
                .orElseGet(() -> now.path(ended ? "running" : "moving").asLong());
    }

    private static Optional<JsonNode> find(JsonNode now, String name) {
        return StreamSupport.stream(now.path("nodes").spliterator(), false)
                .filter(one -> name.equals(one.path("name").asText()) || name.equals(one.path("id").asText()))
                .findFirst();
    }

    private static String ofNode(JsonNode node) {
        String name = node.path("name").asText();
        return "draining  " + (name.isEmpty() ? node.path("id").asText() : name) + "  "
                + node.path("partitions").asLong() + " partitions and " + node.path("calls").asLong() + " calls left";
    }

    private static String line(JsonNode drain) {
        return (drain.path("draining").asBoolean() ? "draining" : "takes starts") + "  "
                + drain.path("running").asLong()
                + " running, " + drain.path("moving").asLong() + " of them moving";
    }
}
