package dev.pawl.approval.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Ask;
import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.notify.Notification.Kind;
import dev.pawl.approval.notify.Notification.Recipient;
import dev.pawl.approval.people.Person;
import dev.pawl.approval.rule.Fact;
import dev.pawl.approval.rule.Notice;
import dev.pawl.approval.store.Errand;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Notifications as errands, and the other way round. */
final class Telling {
    private static final String KIND = "kind";
    private static final String CHANNEL = "channel";
    private static final String PERSON = "person";

    private Telling() {}

    /**
     * An errand to tell.
     *
     * @param person
     *            empty for a channel that speaks to everybody
     */
    static Errand errand(ApprovalRequest request, Notice notice, String channel, String person, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(KIND, notice.kind().name()).put(CHANNEL, channel)
                .put(PERSON, person).put("at", now.toEpochMilli()).put("status", request.course().status().name());
        notice.text().ifPresent(text -> body.put("text", text));
        notice.by().ifPresent(by -> body.put("by", by));
        return new Errand(request.id(), Errand.Kind.NOTIFY, body, now);
    }

    static String channel(JsonNode body) {
        return body.path(CHANNEL).asText();
    }

    static Optional<String> person(JsonNode body) {
        return text(body, PERSON);
    }

    /** Whether it is pointless once there is nothing left to do for the person. */
    static boolean wantsAnAct(JsonNode body) {
        return switch (Kind.valueOf(body.path(KIND).asText())) {
            case REQUESTED, REMINDER, ESCALATED, DELEGATED, QUESTION -> true;
            case CLAIMED, RELEASED, ANSWERED, DECIDED, CANCELLED, ALERT -> false;
        };
    }

    static Notification notification(long errand, JsonNode body, ApprovalRequest request,
            Optional<Recipient> recipient) {
        Ask ask = request.ask();
        Notification.Request what = new Notification.Request(request.id(), ask.title(), ask.message(), ask.details(),
                ask.requester(), request.course().approvers().names(), body.path("status").asText(),
                request.createdAt(), ask.timetable().due(), request.origin().executionArn(),
                request.origin().stateMachineArn());
        return new Notification(request.id() + "-" + errand, Kind.valueOf(body.path(KIND).asText()),
                Instant.ofEpochMilli(body.path("at").longValue()), what, recipient, text(body, "text"),
                text(body, "by"));
    }

    static Recipient recipient(Person person) {
        return recipient(person, Optional.empty());
    }

    static Recipient recipient(Person person, Optional<URI> link) {
        return new Recipient(person.name(), person.displayName(), person.email(), link);
    }

    /** What the audit trail says of it. */
    static Fact fact(String act, Errand errand, Instant now, Optional<String> why) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put(KIND, errand.body().path(KIND).asText())
                .put(CHANNEL, channel(errand.body()));
        person(errand.body()).ifPresent(person -> details.put(PERSON, person));
        why.ifPresent(text -> details.put("why", text));
        return new Fact(errand.request(), now, Actor.ENGINE, act, details);
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.of(body.path(name).asText("")).filter(text -> !text.isEmpty());
    }
}
