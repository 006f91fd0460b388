package dev.pawl.server.rest.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.schedule.model.DefinitionJson;
import dev.pawl.schedule.model.FireCounts;
import dev.pawl.schedule.model.FireOutcome;
import dev.pawl.schedule.model.Progress;
import dev.pawl.schedule.model.Schedule;
import java.time.Instant;
import java.util.List;

/** A schedule as the API shows it. */
final class ScheduleAnswer {
    private ScheduleAnswer() {}

    /** What a list shows: the definition, the state and the next time. */
    static ObjectNode brief(Schedule schedule, String arn, List<Instant> next) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", schedule.name()).put("arn", arn).put("owner", schedule.identity().owner())
                .put("createdAt", schedule.identity().createdAt().toString()).put("state", state(schedule, next));
        json.setAll(DefinitionJson.write(schedule.definition()));
        ArrayNode times = json.putArray("nextTimes");
        next.forEach(time -> times.add(time.toString()));
        List<FireOutcome> recent = schedule.progress().recent();
        if (!recent.isEmpty()) {
            json.set("lastOutcome", outcome(recent.getFirst()));
        }
        return json;
    }

    /** All of it. */
    static ObjectNode whole(Schedule schedule, String arn, List<Instant> next) {
        ObjectNode json = brief(schedule, arn, next);
        Progress progress = schedule.progress();
        ArrayNode recent = json.putArray("outcomes");
        progress.recent().forEach(outcome -> recent.add(outcome(outcome)));
        ArrayNode pending = json.putArray("pending");
        progress.pending().forEach(
                fire -> pending.addObject().put("time", fire.time().toString()).put("attempts", fire.attempts()));
        progress.retryAt().ifPresent(at -> json.put("retryAt", at.toString()));
        ArrayNode running = json.putArray("running");
        progress.running().forEach(running::add);
        FireCounts counts = progress.counts();
        json.putObject("counts").put("started", counts.started()).put("skipped", counts.skipped())
                .put("missed", counts.missed()).put("failed", counts.failed());
        return json;
    }

    private static String state(Schedule schedule, List<Instant> next) {
        if (schedule.paused()) {
            return "PAUSED";
        }
        if (!schedule.definition().enabled()) {
            return "DISABLED";
        }
        return next.isEmpty() && schedule.due().isEmpty() ? "COMPLETED" : "ACTIVE";
    }

    private static ObjectNode outcome(FireOutcome outcome) {
        return JsonNodeFactory.instance.objectNode().put("time", outcome.time().toString())
                .put("at", outcome.at().toString()).put("kind", outcome.kind().name()).put("detail", outcome.detail());
    }
}
