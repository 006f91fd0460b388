package dev.pawl.history.json;

import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import java.io.IOException;

/** Stored form of the events of one attempt at a task. */
final class TaskEvents {
    private TaskEvents() {}

    static String tag(Event.OfTask event) {
        return switch (event) {
            case Event.TaskScheduled e -> "Ts";
            case Event.TaskStarted e -> "Tb";
            case Event.TaskSubmitted e -> "Tu";
            case Event.TaskSucceeded e -> "Td";
            case Event.TaskFailed e -> "Tf";
            case Event.TaskTimedOut e -> "Tt";
        };
    }

    static void write(Event.OfTask event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.TaskScheduled e -> scheduled(e, out);
            case Event.TaskStarted e -> {
                task(e.kind(), e.resourceType(), e.resource(), out);
                out.text(Keys.WORKER, e.workerName());
            }
            case Event.TaskSubmitted e -> {
                task(e.kind(), e.resourceType(), e.resource(), out);
                out.payload(Keys.OUTPUT, e.output());
                out.payload(Keys.HANDLE, e.handle());
            }
            case Event.TaskSucceeded e -> {
                task(e.kind(), e.resourceType(), e.resource(), out);
                out.payload(Keys.OUTPUT, e.output());
            }
            case Event.TaskFailed e -> {
                task(e.kind(), e.resourceType(), e.resource(), out);
                out.text(Keys.PHASE, e.phase().name());
                out.failure(e.failure());
            }
            case Event.TaskTimedOut e -> {
                task(e.kind(), e.resourceType(), e.resource(), out);
                out.failure(e.failure());
            }
        }
    }

    private static void scheduled(Event.TaskScheduled e, StoredWriter out) throws IOException {
        task(e.kind(), e.resourceType(), e.resource(), out);
        out.text(Keys.REGION, e.region());
        out.payload(Keys.INPUT, e.input());
        out.number(Keys.TIMEOUT, e.timeoutInSeconds());
        out.number(Keys.HEARTBEAT, e.heartbeatInSeconds());
        out.text(Keys.ROLE, e.roleArn());
        out.text(Keys.SECRET, e.secret());
        out.payload(Keys.BEFORE, e.before());
        out.payload(Keys.REFERENCES, Places.json(e.references()));
    }

    private static void task(TaskKind kind, String service, String action, StoredWriter out) throws IOException {
        out.text(Keys.KIND, kind.name());
        out.text(Keys.SERVICE, service);
        out.text(Keys.ACTION, action);
    }

    static Event read(String tag, Fields in) {
        TaskKind kind = TaskKind.valueOf(in.text(Keys.KIND));
        String service = in.text(Keys.SERVICE);
        String action = in.text(Keys.ACTION);
        return switch (tag) {
            case "Ts" -> new Event.TaskScheduled(kind, service, action, in.text(Keys.REGION), in.payload(Keys.INPUT),
                    in.optionalNumber(Keys.TIMEOUT), in.optionalNumber(Keys.HEARTBEAT), in.optionalText(Keys.ROLE),
                    in.text(Keys.SECRET), in.optionalPayload(Keys.BEFORE),
                    Places.of(in.optionalPayload(Keys.REFERENCES)));
            case "Tb" -> new Event.TaskStarted(kind, service, action, in.optionalText(Keys.WORKER));
            case "Tu" -> new Event.TaskSubmitted(service, action, in.payload(Keys.OUTPUT),
                    in.optionalPayload(Keys.HANDLE));
            case "Td" -> new Event.TaskSucceeded(kind, service, action, in.payload(Keys.OUTPUT));
            case "Tf" -> new Event.TaskFailed(kind, Event.TaskFailed.Phase.valueOf(in.text(Keys.PHASE)), service,
                    action, in.failure());
            case "Tt" -> new Event.TaskTimedOut(kind, service, action, in.failure());
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
