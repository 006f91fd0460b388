package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.archive.Archived;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Store;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code pawl describe}: one execution as JSON, with its input and output; or one machine, version or alias.
 */
@Command(name = "describe", description = "Show how an execution stands, with input and output; or a machine.")
final class DescribeCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Database database = new Database();

    @Mixin
    private ArchivePlace archive = new ArchivePlace();

    @Parameters(paramLabel = "EXECUTION|ARN", description = "ARN or name of an execution, or ARN of a machine, a version, an alias or a map run.")
    private String subject = "";

    @Override
    public Integer call() {
        Optional<JsonNode> past = database.exists() ? Optional.empty() : archived();
        if (past.isPresent()) {
            console.out().println(PrettyJson.of(past.get()));
            return ExitCode.OK;
        }
        try (Store store = database.openToRead()) {
            JsonNode tree = StoredMachine.named(subject).<JsonNode>map(arn -> new StoredMachine(store, arn).tree())
                    .or(() -> StoredMapRun.of(store, subject).map(StoredMapRun::tree))
                    .orElseGet(() -> execution(new StoredExecutions(store)));
            console.out().println(PrettyJson.of(tree));
        }
        return ExitCode.OK;
    }

    private JsonNode execution(StoredExecutions executions) {
        return executions.lookUp(subject, "execution").<JsonNode>map(record -> tree(record, true))
                .or(this::archived).orElseGet(() -> tree(executions.find(subject), true));
    }

    /** Of what is not in the store any more. */
    private Optional<JsonNode> archived() {
        Optional<Archived> archived = archive.archived();
        Optional<JsonNode> found = archived.flatMap(all -> all.named(subject)
                .map(entry -> new ArchivedReport(console, all.read(entry)).tree()));
        archived.filter(all -> found.isEmpty()).ifPresent(all -> ArchivePlace.damaged(all, console.err()));
        return found;
    }

    /** An execution for people and scripts: payloads as JSON, times as text. */
    static ObjectNode tree(ExecutionRecord record, boolean data) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("executionArn", record.info().arn());
        tree.put("stateMachineArn", record.info().stateMachineArn());
        record.info().stateMachineVersionArn().ifPresent(arn -> tree.put("stateMachineVersionArn", arn));
        record.info().stateMachineAliasArn().ifPresent(arn -> tree.put("stateMachineAliasArn", arn));
        tree.put("name", record.info().name());
        tree.put("status", record.status().name());
        tree.put("startDate", record.info().startedAt().toString());
        record.redrivenAt().ifPresent(
                at -> tree.put("redriveCount", record.redriveCount()).put("redriveDate", at.toString()));
        record.stoppedAt().ifPresent(end -> tree.put("stopDate", end.toString()));
        record.failure().error().ifPresent(error -> tree.put("error", error));
        record.failure().cause().ifPresent(cause -> tree.put("cause", cause));
        if (data) {
            tree.set("input", record.info().input().value());
            record.output().ifPresent(output -> tree.set("output", output.value()));
        }
        return tree;
    }
}
