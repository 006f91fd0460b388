package dev.pawl.examples.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pawl.embedded.Execution;
import dev.pawl.embedded.Pawl;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fulfils an order, however often it has to be started for that. */
public final class Main {
    private Main() {}

    /**
     * Runs until the order is on its way.
     *
     * @param arguments
     *            the file that keeps everything, and a file with the order
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        JsonNode order = new JsonMapper().readTree(Files.readString(Path.of(arguments[1])));
        try (Pawl pawl = Pawl.builder().file(file).functions(new Shop(file.resolveSibling("ledger.txt"))).open()) {
            pawl.listen((execution, events) -> events.forEach(Main::print));
            pawl.deploy("orders", OrderFlow.machine());
            Execution execution = pawl.start("orders", "order-" + order.path("id").asText(), order);
            System.out.println(execution.result(Parcel.class));
        }
    }

    private static void print(HistoryEvent event) {
        if (event.event() instanceof Event.StateEntered entered) {
            System.out.println(entered.name());
        }
    }
}
