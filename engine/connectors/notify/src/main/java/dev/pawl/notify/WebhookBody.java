package dev.pawl.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.notify.Notification;
import dev.pawl.json.Json;
import java.nio.charset.StandardCharsets;

/** What a webhook is sent. */
final class WebhookBody {
    private WebhookBody() {}

    static byte[] of(Notification notification, WebhookSettings.Format format) {
        ObjectNode body = switch (format) {
            case JSON -> json(notification);
            case TEXT -> object().put("text", Wording.line(notification)
                    + notification.text().map(said -> "\n" + said.strip()).orElse(""));
        };
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode json(Notification notification) {
        ObjectNode body = object().put("id", notification.id()).put("kind", notification.kind().name())
                .put("at", notification.at().toString()).put("summary", Wording.line(notification));
        notification.by().ifPresent(by -> body.put("by", by));
        notification.text().ifPresent(text -> body.put("text", text));
        Notification.Request request = notification.request();
        ObjectNode about = body.putObject("request").put("id", request.id()).put("title", request.title())
                .put("status", request.status()).put("createdAt", request.createdAt().toString());
        request.message().ifPresent(message -> about.put("message", message));
        request.details().ifPresent(details -> about.set("details", details));
        request.requester().ifPresent(requester -> about.put("requester", requester));
        request.due().ifPresent(due -> about.put("due", due.toString()));
        request.approvers().forEach(about.putArray("approvers")::add);
        about.put("executionArn", request.executionArn()).put("stateMachineArn", request.stateMachineArn());
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
