package dev.pawl.approval.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Origin;
import dev.pawl.json.Json;

/** A request as the text that stores keep. */
public final class RequestJson {
    private RequestJson() {}

    /** The text of a request; the same each time. */
    public static String write(ApprovalRequest request) {
        ObjectNode out = Fields.object().put("id", request.id()).put("createdAt", request.createdAt().toEpochMilli());
        ObjectNode origin = out.putObject("origin").put("token", request.origin().token())
                .put("execution", request.origin().executionArn()).put("machine", request.origin().stateMachineArn());
        Fields.put(origin, "before", request.origin().before());
        out.set("ask", AskJson.write(request.ask()));
        out.set("course", CourseJson.write(request.course()));
        return Json.write(out);
    }

    /** The request again. */
    public static ApprovalRequest read(String text) {
        JsonNode in = Json.read(text);
        JsonNode origin = in.path("origin");
        return new ApprovalRequest(in.path("id").asText(),
                new Origin(origin.path("token").asText(), origin.path("execution").asText(),
                        origin.path("machine").asText(), Fields.text(origin, "before")),
                AskJson.read(in.path("ask")), Fields.at(in, "createdAt"), CourseJson.read(in.path("course")));
    }
}
