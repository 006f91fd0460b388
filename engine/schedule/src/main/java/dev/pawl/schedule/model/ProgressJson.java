package dev.pawl.schedule.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.schedule.model.FireOutcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Progress as JSON, for the store. */
public final class ProgressJson {
    private ProgressJson() {}

    /** Writes it so that it reads the same. */
    public static ObjectNode write(Progress progress) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cursor", progress.cursor().toEpochMilli());
        ArrayNode pending = json.putArray("pending");
        progress.pending().forEach(fire -> pending.addObject().put("time", fire.time().toEpochMilli())
                .put("planned", fire.planned().toEpochMilli()).put("attempts", fire.attempts()));
        progress.retryAt().ifPresent(at -> json.put("retryAt", at.toEpochMilli()));
        ArrayNode running = json.putArray("running");
        progress.running().forEach(running::add);
        ArrayNode recent = json.putArray("recent");
        progress.recent().forEach(outcome -> recent.addObject().put("time", outcome.time().toEpochMilli())
                .put("at", outcome.at().toEpochMilli()).put("kind", outcome.kind().name())
                .put("detail", outcome.detail()));
        FireCounts counts = progress.counts();
        json.putObject("counts").put("started", counts.started()).put("skipped", counts.skipped())
                .put("missed", counts.missed()).put("failed", counts.failed());
        return json;
    }

    /** Reads what was written. */
    public static Progress read(JsonNode json) {
        List<Fire> pending = new ArrayList<>();
        json.path("pending").forEach(fire -> pending
                .add(new Fire(moment(fire, "time"), moment(fire, "planned"), fire.path("attempts").intValue())));
        List<String> running = new ArrayList<>();
        json.path("running").forEach(arn -> running.add(arn.textValue()));
        List<FireOutcome> recent = new ArrayList<>();
        json.path("recent").forEach(outcome -> recent.add(new FireOutcome(moment(outcome, "time"),
                moment(outcome, "at"), Kind.valueOf(outcome.path("kind").textValue()),
                outcome.path("detail").textValue())));
        JsonNode counts = json.path("counts");
        return new Progress(moment(json, "cursor"), pending,
                json.has("retryAt") ? Optional.of(moment(json, "retryAt")) : Optional.empty(), running, recent,
                new FireCounts(counts.path("started").longValue(), counts.path("skipped").longValue(),
                        counts.path("missed").longValue(), counts.path("failed").longValue()));
    }

    private static Instant moment(JsonNode json, String member) {
        return Instant.ofEpochMilli(json.path(member).longValue());
    }
}
