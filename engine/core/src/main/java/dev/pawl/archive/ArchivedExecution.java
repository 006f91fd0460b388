package dev.pawl.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.Failure;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.json.Payload;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MapRuns.MapRunRecord;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution as it is archived: all that is known of it, as AWS would show it, and the stored events, from
 * which
 * everything can be made again.
 *
 * @param events
 *            visible and internal
 * @param json
 *            the line of the archive
 */
public record ArchivedExecution(ExecutionRecord execution, String definition, List<HistoryEvent> events,
        JsonNode json) {
    /** The line of an execution. */
    static ObjectNode write(ExecutionRecord e, String definition, List<HistoryEvent> events, Map<String, String> tags,
            List<MapRunRecord> mapRuns) {
        ExecutionInfo info = e.info();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", info.arn())
                .put("name", info.name()).put("stateMachineArn", info.stateMachineArn())
                .put("stateMachineName", info.stateMachineName()).put("roleArn", info.roleArn())
                .put("region", info.region()).put("status", e.status().name())
                .put("startDate", info.startedAt().toString());
        e.stoppedAt().ifPresent(at -> json.put("stopDate", at.toString()));
        info.stateMachineVersionArn().ifPresent(arn -> json.put("stateMachineVersionArn", arn));
        info.stateMachineAliasArn().ifPresent(arn -> json.put("stateMachineAliasArn", arn));
        e.traceHeader().ifPresent(trace -> json.put("traceHeader", trace));
        e.parentArn().ifPresent(parent -> json.put("parent", parent));
        e.forkedFrom().ifPresent(origin -> json.set("forkOf", origin(origin)));
        json.put("redriveCount", e.redriveCount());
        e.redrivenAt().ifPresent(at -> json.put("redriveDate", at.toString()));
        e.failure().error().ifPresent(error -> json.put("error", error));
        e.failure().cause().ifPresent(cause -> json.put("cause", cause));
        json.put("input", info.input().text());
        e.output().ifPresent(output -> json.put("output", output.text()));
        json.put("definition", definition).put("revision", e.machineRevisionKey());
        ObjectNode tagged = json.putObject("tags");
        tags.forEach(tagged::put);
        ArrayNode runs = json.putArray("mapRuns");
        mapRuns.forEach(run -> runs.addObject().put("mapRunArn", run.arn()).put("status", run.row().status().name())
                .put("startDate", run.startedAt().toString()).put("plan", run.plan().text())
                .put("progress", run.row().progress().text()));
        ArrayNode visible = json.putArray("events");
        events.stream().filter(HistoryEvent::visible).forEach(event -> visible.add(AwsHistory.tree(event, true)));
        HistoryCodec.Encoded log = HistoryCodec.encode(events, List.of(info.input()));
        ObjectNode stored = json.putObject("log").put("events", log.text());
        ObjectNode apart = stored.putObject("payloads");
        log.apart().forEach(n -> apart.put(Integer.toString(n), log.payloads().get(n).text()));
        return json;
    }

    /** Reads the line of an execution, wherever it comes from. */
    public static ArchivedExecution of(JsonNode line) {
        try {
            return read(line, -1, -1);
        } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
            throw new UncheckedIOException(DamagedFileException.in(line.path("executionArn").asText(), e));
        }
    }

    /** As an index knows it, wherever it will lie. */
    ArchiveEntry entry() {
        return new ArchiveEntry("", execution.info().arn(), execution.info().stateMachineArn(), execution.status(),
                execution.info().startedAt(), execution.stoppedAt().orElseThrow(), 0, 0, 0);
    }

    /** Reads a line. */
    static ArchivedExecution read(JsonNode json, long key, int partition) {
        Payload input = Payload.stored(json.path("input").asText());
        ExecutionInfo info = new ExecutionInfo(json.path("executionArn").asText(), json.path("name").asText(),
                json.path("stateMachineArn").asText(), json.path("stateMachineName").asText(),
                json.path("roleArn").asText(), json.path("region").asText(),
                Instant.parse(json.path("startDate").asText()),
                input, text(json, "stateMachineVersionArn"), text(json, "stateMachineAliasArn"));
        ExecutionRecord record = new ExecutionRecord(key, partition, info, key,
                ExecutionStatus.valueOf(json.path("status").asText()), text(json, "stopDate").map(Instant::parse),
                text(json, "output").map(Payload::stored), new Failure(text(json, "error"), text(json, "cause")),
                json.path("redriveCount").asInt(), text(json, "redriveDate").map(Instant::parse),
                text(json, "traceHeader"), text(json, "parent"), origin(json.path("forkOf")));
        JsonNode log = json.path("log");
        List<HistoryEvent> events = HistoryCodec.decode(log.path("events").asText(), List.of(input),
                n -> Payload.stored(log.path("payloads").path(Integer.toString(n)).asText())).events();
        return new ArchivedExecution(record, json.path("definition").asText(), events, json);
    }

    private static ObjectNode origin(ForkOrigin origin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("executionArn", origin.executionArn())
                .put("key", origin.executionKey()).put("eventId", origin.eventId()).put("state", origin.state());
        origin.by().ifPresent(who -> json.put("by", who));
        ArrayNode edited = json.putArray("edited");
        origin.edited().forEach(edited::add);
        return json;
    }

    private static Optional<ForkOrigin> origin(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        List<String> edited = new ArrayList<>();
        json.path("edited").forEach(what -> edited.add(what.asText()));
        return Optional.of(new ForkOrigin(json.path("executionArn").asText(), json.path("key").asLong(),
                json.path("eventId").asLong(), json.path("state").asText(), text(json, "by"), edited));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.get(member)).map(JsonNode::asText);
    }
}
