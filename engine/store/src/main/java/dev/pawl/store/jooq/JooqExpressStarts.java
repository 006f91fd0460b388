package dev.pawl.store.jooq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.store.ExpressStarts;
import dev.pawl.store.Lease;
import dev.pawl.store.jooq.Tables.ExpressStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Starts of asynchronous Express executions on SQL; they share transactions with appends. */
final class JooqExpressStarts implements ExpressStarts {
    private final Writer writer;
    private final Reads reads;

    JooqExpressStarts(Writer writer, Reads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public CompletionStage<Void> put(Lease lease, Start start) {
        return submit(lease, start.info().arn(), List.of(start.info().arn(), (long) lease.partition(),
                start.machineRevisionKey(), write(start.info())));
    }

    @Override
    public CompletionStage<Void> remove(Lease lease, String executionArn) {
        return submit(lease, executionArn, List.of());
    }

    private CompletionStage<Void> submit(Lease lease, String arn, List<Object> row) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        writer.submit(new Pending.OfExpress(lease, arn, row, result));
        return result;
    }

    @Override
    public List<Start> all(int partition, Optional<String> afterArn, int limit) {
        return reads.read(sql -> sql.select(ExpressStart.INFO, ExpressStart.REVISION_KEY).from(ExpressStart.TABLE)
                .where(ExpressStart.PARTITION.eq((long) partition)).and(ExpressStart.ARN.gt(afterArn.orElse("")))
                .orderBy(ExpressStart.ARN).limit(limit).fetch(row -> new Start(read(row.value1()), row.value2())));
    }

    private static String write(ExecutionInfo info) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("arn", info.arn()).put("name", info.name()).put("machineArn", info.stateMachineArn())
                .put("machineName", info.stateMachineName()).put("role", info.roleArn()).put("region", info.region())
                .put("startedAt", info.startedAt().toEpochMilli()).put("input", info.input().text());
        info.stateMachineVersionArn().ifPresent(version -> json.put("version", version));
        info.stateMachineAliasArn().ifPresent(alias -> json.put("alias", alias));
        return Json.write(json);
    }

    private static ExecutionInfo read(String text) {
        JsonNode json = Json.read(text);
        return new ExecutionInfo(json.path("arn").asText(), json.path("name").asText(),
                json.path("machineArn").asText(), json.path("machineName").asText(), json.path("role").asText(),
                json.path("region").asText(), Instant.ofEpochMilli(json.path("startedAt").asLong()),
                Payload.stored(json.path("input").asText()), optional(json.get("version")),
                optional(json.get("alias")));
    }

    private static Optional<String> optional(@Nullable JsonNode value) {
        return value == null ? Optional.empty() : Optional.of(value.asText());
    }
}
