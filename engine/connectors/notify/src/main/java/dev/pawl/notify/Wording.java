package dev.pawl.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.notify.Notification;
import dev.pawl.json.Json;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a notification reads: one line that says what happened, and a text with all that helps to decide. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'",
            Locale.ENGLISH);
    private static final int LONGEST_LINE = 200;
    private static final int MOST_DETAILS = 20_000;

    private Wording() {}

    /** What happened, in a line. */
    static String line(Notification notification) {
        String title = oneLine(notification.request().title());
        String by = notification.by().map(Wording::oneLine).orElse("Somebody");
        String line = switch (notification.kind()) {
            case REQUESTED -> "Please decide: " + title;
            case REMINDER -> "Still waiting for you: " + title;
            case ESCALATED -> "Escalated to you: " + title;
            case DELEGATED -> by + " asks you to decide: " + title;
            case CLAIMED -> by + " has taken: " + title;
            case RELEASED -> by + " has given back: " + title;
            case QUESTION -> by + " asks about: " + title;
            case ANSWERED -> by + " has answered about: " + title;
            case DECIDED -> notification.request().status().substring(0, 1)
                    + notification.request().status().substring(1).toLowerCase(Locale.ROOT) + ": " + title;
            case CANCELLED -> "No longer needed: " + title;
            case ALERT -> title;
        };
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** All of it as plain text. */
    static String text(Notification notification) {
        StringBuilder text = new StringBuilder(512);
        notification.recipient().ifPresent(to -> text.append("Hello ").append(oneLine(to.displayName()))
                .append(",\n\n"));
        text.append(line(notification)).append('\n');
        notification.text().ifPresent(said -> text.append('\n').append(said.strip()).append('\n'));
        Notification.Request request = notification.request();
        request.message().ifPresent(message -> text.append('\n').append(message.strip()).append('\n'));
        request.details().ifPresent(details -> text.append('\n').append(details(details)).append('\n'));
        text.append('\n');
        request.requester().ifPresent(name -> text.append("Requested by: ").append(oneLine(name)).append('\n'));
        request.due().ifPresent(due -> text.append("Due: ").append(TIME.format(due.atOffset(ZoneOffset.UTC)))
                .append('\n'));
        if (notification.kind() != Notification.Kind.ALERT) {
            text.append("Request: ").append(request.id()).append('\n');
            text.append("Execution: ").append(request.executionArn()).append('\n');
        }
        notification.recipient().flatMap(Notification.Recipient::link).ifPresent(link -> text
                .append("\nOpen the request here. The link is yours alone; do not pass it on:\n").append(link)
                .append('\n'));
        return text.toString();
    }

    private static String details(JsonNode details) {
        try {
            String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(details);
            return text.length() <= MOST_DETAILS ? text : text.substring(0, MOST_DETAILS) + "\n…";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a tree that can be written as JSON", e);
        }
    }

    /** Line breaks and other controls could make further header fields, or fake lines. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
