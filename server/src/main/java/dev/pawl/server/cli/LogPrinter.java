package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.log.LogEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Prints log events, each on a line.
 *
 * @param json
 *            as AWS writes them instead of for people
 * @param one
 *            whether all are of one execution, which then need not be named
 */
record LogPrinter(Console console, boolean json, boolean one) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
            .withZone(ZoneId.systemDefault());

    void print(LogEvent event) {
        if (json) {
            console.out().println(event.text());
            return;
        }
        Paint paint = console.paint();
        JsonNode details = event.json().path("details");
        String who = one ? "" : event.execution().name() + "  ";
        console.out().println(paint.faint(TIME.format(event.event().timestamp())) + "  " + who + "#"
                + event.event().id() + " " + type(event, paint)
                + (details.isEmpty() ? "" : "  " + paint.faint(details.toString())));
    }

    private static String type(LogEvent event, Paint paint) {
        String type = event.type();
        if (type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted")) {
            return paint.bad(type);
        }
        return type.equals("ExecutionSucceeded") ? paint.good(type) : type;
    }
}
