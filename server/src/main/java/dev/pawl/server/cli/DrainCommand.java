package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(names = "--end", description = "Take starts again.")
    private boolean end;

    @Override
    public Integer call() throws InterruptedException {
        if (status && end) {
            throw CommandException.usage("Expected --status or --end, but got both.");
        }
        if (status || end) {
            JsonNode now = status ? remote.get("/drain") : remote.call("DELETE", "/drain", Optional.empty());
            console.out().println(line(now));
            return ExitCode.OK;
        }
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        reason.ifPresent(text -> order.put("reason", text));
        return await(remote.call("PUT", "/drain", Optional.of(order)));
    }

    private int await(JsonNode begun) throws InterruptedException {
        long from = System.nanoTime();
        JsonNode now = begun;
        String said = "";
        while (true) {
            if (!line(now).equals(said)) {
                said = line(now);
                console.out().println(said);
            }
            if (!now.path("draining").asBoolean()) {
                console.err().println("Somebody ended the drain.");
                return ExitCode.FAILED;
            }
            if (now.path(ended ? "running" : "moving").asLong() == 0) {
                return ExitCode.OK;
            }
            if (timeout.filter(most -> System.nanoTime() - from > most.toNanos()).isPresent()) {
                console.err().println("Not all has come to rest within " + timeout.get()
                        + ". The server still takes no starts; pawl drain --end has it take them again.");
                return ExitCode.TIMED_OUT;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            now = remote.get("/drain");
        }
    }

    private static String line(JsonNode drain) {
        return (drain.path("draining").asBoolean() ? "draining" : "takes starts") + "  "
                + drain.path("running").asLong()
                + " running, " + drain.path("moving").asLong() + " of them moving";
    }
}
