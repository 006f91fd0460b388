package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.archive.ArchivedExecution;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.store.ExecutionRecord;
import java.time.Duration;
import java.util.function.Consumer;

/** What happened in an archived execution, as of one that is in the store. */
record ArchivedReport(Console console, ArchivedExecution archived) {
    /** Its path, or whatever shows events one by one. */
    void print(boolean all) {
        ExecutionRecord execution = archived.execution();
        console.out().println(console.paint().strong(execution.info().stateMachineName())
                + console.paint().faint("  execution " + execution.info().name() + "  archived"));
        PathPrinter path = new PathPrinter(console.out(), console.paint());
        Consumer<HistoryEvent> printer = all
                ? event -> HistoryCommand.printEvent(console, execution, event)
                : path::print;
        archived.events().stream().filter(HistoryEvent::visible).forEach(printer);
        new EndReport(console.out(), console.paint(), false).ended(execution.status(),
                Duration.between(execution.info().startedAt(), execution.stoppedAt().orElseThrow()),
                execution.output(), execution.failure());
    }

    /** Its events as GetExecutionHistory gives them. */
    void printEvents() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("events");
        archived.events().stream().filter(HistoryEvent::visible)
                .forEach(event -> all.add(AwsHistory.tree(event, true)));
        console.out().println(PrettyJson.of(answer));
    }

    /** How it stood, with input and output. */
    JsonNode tree() {
        return DescribeCommand.tree(archived.execution(), true).put("archived", true);
    }
}
