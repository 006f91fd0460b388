package dev.pawl.approval.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.model.Timetable;
import dev.pawl.approval.model.Timetable.Escalation;
import dev.pawl.approval.model.Timetable.OnDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is asked, as JSON. */
final class AskJson {
    private AskJson() {}

    static ObjectNode write(Ask ask) {
        ObjectNode out = Fields.object().put("title", ask.title()).put("required", ask.required());
        Fields.put(out, "message", ask.message());
        Fields.set(out, "details", ask.details());
        Fields.approvers(out, "approvers", ask.approvers());
        ask.rejections().ifPresent(count -> out.put("rejections", count));
        Fields.set(out, "form", ask.form());
        Fields.put(out, "requester", ask.requester());
        if (ask.selfApproval()) {
            out.put("selfApproval", true);
        }
        ask.channels().ifPresent(channels -> {
            ArrayNode list = out.putArray("channels");
            channels.forEach(list::add);
        });
        times(ask.timetable(), out);
        return out;
    }

    private static void times(Timetable times, ObjectNode out) {
        times.remindEvery().ifPresent(every -> out.put("remindEvery", every.toSeconds()));
        if (!times.remindAfter().isEmpty()) {
            ArrayNode list = out.putArray("remindAfter");
            times.remindAfter().forEach(after -> list.add(after.toSeconds()));
        }
        Fields.list(out, "escalations", times.escalations(), (escalation, node) -> {
            node.put("after", escalation.after().toSeconds());
            Fields.approvers(node, "to", escalation.to());
        });
        times.due().ifPresent(due -> out.put("due", due.toEpochMilli()).put("onDue", times.onDue().name()));
    }

    static Ask read(JsonNode in) {
        return new Ask(in.path("title").asText(), Fields.text(in, "message"), Fields.json(in, "details"),
                Fields.approvers(in, "approvers"), in.path("required").intValue(),
                Fields.json(in, "rejections").map(JsonNode::intValue), Fields.json(in, "form"),
                Fields.text(in, "requester"), in.path("selfApproval").booleanValue(), times(in),
                Fields.json(in, "channels").map(channels -> Fields.texts(in, "channels")));
    }

    private static Timetable times(JsonNode in) {
        return new Timetable(Fields.json(in, "remindEvery").map(AskJson::seconds),
                Fields.list(in, "remindAfter", AskJson::seconds),
                Fields.list(in, "escalations",
                        node -> new Escalation(seconds(node.path("after")), Fields.approvers(node, "to"))),
                in.hasNonNull("due") ? Optional.of(Instant.ofEpochMilli(in.path("due").longValue())) : Optional.empty(),
                Fields.text(in, "onDue").map(OnDue::valueOf).orElse(OnDue.FAIL));
    }

    private static Duration seconds(JsonNode node) {
        return Duration.ofSeconds(node.longValue());
    }
}
