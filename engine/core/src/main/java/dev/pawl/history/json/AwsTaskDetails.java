package dev.pawl.history.json;

import dev.pawl.history.Event;
import dev.pawl.history.TaskKind;
import java.io.IOException;

/**
 * Details of task events. Only those of services name the resource each time; activities and functions name
 * it once, when
 * they are scheduled.
 */
final class AwsTaskDetails {
    private AwsTaskDetails() {}

    static void write(Event.OfTask event, AwsWriter out) throws IOException {
        String type = AwsHistory.type(event);
        switch (event) {
            case Event.TaskScheduled e -> out.details(type, () -> scheduled(e, out));
            case Event.TaskStarted e -> started(e, type, out);
            case Event.TaskSubmitted e -> out.details(type, () -> {
                service(e, e.resourceType(), e.resource(), out);
                out.payload("output", e.output());
            });
            case Event.TaskSucceeded e -> out.details(type, () -> {
                service(e, e.resourceType(), e.resource(), out);
                out.payload("output", e.output());
            });
            case Event.TaskFailed e -> out.details(type, () -> {
                service(e, e.resourceType(), e.resource(), out);
                out.failure(e.failure());
            });
            case Event.TaskTimedOut e -> out.details(type, () -> {
                service(e, e.resourceType(), e.resource(), out);
                out.failure(e.failure());
            });
        }
    }

    private static void scheduled(Event.TaskScheduled e, AwsWriter out) throws IOException {
        switch (e.kind()) {
            case SERVICE -> {
                service(e, e.resourceType(), e.resource(), out);
                out.text("region", e.region());
                out.parameters(e.input());
            }
            case ACTIVITY, LAMBDA_FUNCTION -> {
                out.text("resource", e.resource());
                out.payload("input", e.input());
            }
        }
        out.number("timeoutInSeconds", e.timeoutInSeconds());
        if (e.kind() != TaskKind.LAMBDA_FUNCTION) {
            out.number("heartbeatInSeconds", e.heartbeatInSeconds());
        }
        if (e.kind() != TaskKind.ACTIVITY) {
            out.credentials(e.roleArn());
        }
    }

    private static void started(Event.TaskStarted e, String type, AwsWriter out) throws IOException {
        switch (e.kind()) {
            case SERVICE -> out.details(type, () -> service(e, e.resourceType(), e.resource(), out));
            case ACTIVITY -> out.details(type, () -> out.text("workerName", e.workerName()));
            case LAMBDA_FUNCTION -> {
            }
        }
    }

    private static void service(Event.OfTask event, String resourceType, String resource, AwsWriter out)
            throws IOException {
        if (event.kind() == TaskKind.SERVICE) {
            out.text("resourceType", resourceType);
            out.text("resource", resource);
        }
    }
}
