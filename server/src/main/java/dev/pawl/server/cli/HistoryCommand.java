package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.archive.Archived;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.log.MachineLog;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pawl history}: what happened in an execution. */
@Command(name = "history", description = "Show what happened in an execution.")
final class HistoryCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private ArchivePlace archive = new ArchivePlace();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or name of an execution, or ARN of a map run, whose children are shown.")
    private String execution = "";

    @Option(names = "--events", description = "Show every event instead of the path.")
    private boolean events;

    @Option(names = "--json", description = "Print the events as GetExecutionHistory gives them.")
    private boolean json;

    @Override
    public Integer call() {
        if (!database.exists() && printArchived()) {
            return ExitCode.OK;
        }
        try (Store store = database.openToRead()) {
            Optional<StoredMapRun> mapRun = StoredMapRun.of(store, execution);
            if (mapRun.isPresent()) {
                mapRun.get().printChildren(console.out(), console.paint());
                return ExitCode.OK;
            }
            StoredExecutions executions = new StoredExecutions(store);
            if (executions.lookUp(execution, "execution").isPresent() || !printArchived()) {
                print(store, executions.find(execution));
            }
        }
        return ExitCode.OK;
    }

    private void print(Store store, ExecutionRecord record) {
        if (json) {
            printJson(store, record);
            return;
        }
        console.out().println(console.paint().strong(record.info().stateMachineName())
                + console.paint().faint("  execution " + record.info().name()));
        PathPrinter printer = new PathPrinter(console.out(), console.paint());
        each(store, record, events ? event -> printEvent(console, record, event) : printer::print);
        printEnd(record);
    }

    /** Of what is not in the store any more; false if it is not in the archive either. */
    private boolean printArchived() {
        Optional<Archived> archived = archive.archived();
        Optional<ArchivedReport> found = archived.flatMap(all -> all.named(execution)
                .map(entry -> new ArchivedReport(console, all.read(entry))));
        found.ifPresent(report -> {
            if (json) {
                report.printEvents();
            } else {
                report.print(events);
            }
        });
        archived.filter(all -> found.isEmpty()).ifPresent(all -> ArchivePlace.damaged(all, console.err()));
        return found.isPresent();
    }

    /** All events of an execution, in order. */
    static void each(Store store, ExecutionRecord record, Consumer<HistoryEvent> reader) {
        if (record.info().express()) {
            new MachineLog(store).express(record.info().arn()).ifPresent(e -> e.events().forEach(reader));
            return;
        }
        long next = 1;
        List<HistoryEvent> page;
        do {
            page = store.executions().history(record.key(), new HistoryRange(next, PAGE, false));
            page.forEach(reader);
            next += page.size();
        } while (page.size() == PAGE);
    }

    private void printJson(Store store, ExecutionRecord record) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("events");
        each(store, record, event -> all.add(AwsHistory.tree(event, true)));
        console.out().println(PrettyJson.of(answer));
    }

    static void printEvent(Console console, ExecutionRecord record, HistoryEvent event) {
        PrintWriter out = console.out();
        ObjectNode tree = (ObjectNode) AwsHistory.tree(event, true);
        tree.remove(List.of("timestamp", "type", "id", "previousEventId"));
        out.printf("%5d %s  %s%s%n", event.id(),
                console.paint().faint(String.format("%9s after %d", PathPrinter
                        .clock(Duration.between(record.info().startedAt(), event.timestamp())),
                        event.previousEventId())),
                AwsHistory.type(event.event()),
                tree.isEmpty() ? "" : "  " + console.paint().faint(tree.elements().next().toString()));
    }

    private void printEnd(ExecutionRecord record) {
        if (record.stoppedAt().isPresent()) {
            new EndReport(console.out(), console.paint(), false).ended(record.status(),
                    Duration.between(record.info().startedAt(), record.stoppedAt().get()), record.output(),
                    record.failure());
        } else {
            console.out().println(console.paint().notable(record.status().name()));
        }
    }
}
