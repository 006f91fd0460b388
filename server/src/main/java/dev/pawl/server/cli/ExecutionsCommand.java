package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.search.Controlled;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl executions}: what ran and what runs, newest first. */
@Command(name = "executions", description = "List executions, newest first.")
final class ExecutionsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Option(names = "--machine", paramLabel = "NAME", description = "Only executions of that machine; NAME:VERSION or NAME:ALIAS for those that it started.")
    private Optional<String> machine = Optional.empty();

    @Option(names = "--status", paramLabel = "STATUS", description = "Only those that stand so: ${COMPLETION-CANDIDATES}.")
    private Optional<ExecutionStatus> status = Optional.empty();

    @Option(names = "--search", paramLabel = "QUERY", description = "Only those that it means, such as 'status:failed input.order.id=42'. docs/guides/search.md tells the language.")
    private Optional<String> search = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        try (Store store = database.openToRead()) {
            List<ExecutionRecord> found = search.map(query -> found(store, query))
                    .orElseGet(() -> new StoredExecutions(store).newest(machine, status, Math.max(1, limit)));
            Controlled held = Controlled.of(store);
            if (json) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                found.forEach(record -> all.add(tree(record, held)));
                console.out().println(PrettyJson.of(all));
            } else if (found.isEmpty()) {
                console.out().println("No executions.");
            } else {
                found.forEach(record -> print(record, held));
                if (found.size() >= limit) {
                    console.err().println("These are the newest " + found.size() + "; --limit N shows more.");
                }
            }
        }
        return ExitCode.OK;
    }

    private List<ExecutionRecord> found(Store store, String query) {
        FoundExecutions found = FoundExecutions.of(store, query, machine, status, Math.max(1, limit));
        found.remarks().forEach(console.err()::println);
        console.err().flush();
        return found.executions();
    }

    private static ObjectNode tree(ExecutionRecord record, Controlled held) {
        ObjectNode tree = DescribeCommand.tree(record, false);
        held.holding(record).ifPresent(what -> tree.put("held", what.name()));
        return tree;
    }

    private void print(ExecutionRecord record, Controlled held) {
        String padded = String.format("%-9s", record.status());
        Paint paint = console.paint();
        String colour = switch (record.status()) {
            case SUCCEEDED -> paint.good(padded);
            case RUNNING -> paint.notable(padded);
            case FAILED, TIMED_OUT, ABORTED -> paint.bad(padded);
        };
        Instant start = record.info().startedAt();
        String took = record.stoppedAt().map(end -> PathPrinter.duration(Duration.between(start, end))).orElse("");
        String mark = held.holding(record).map(what -> switch (what) {
            case PAUSED -> paint.notable("  paused");
            case WAITING -> paint.notable("  waits for a place");
        }).orElse("");
        console.out().printf("%s  %s  %10s  %s%s%n", colour, TIME.format(start), took, record.info().arn(), mark);
    }
}
