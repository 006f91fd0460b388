package dev.pawl.history.json;

import dev.pawl.history.Event;
import java.io.IOException;

/** Stored form of the events of an execution as a whole. */
final class ExecutionEvents {
    private ExecutionEvents() {}

    static String tag(Event.OfExecution event) {
        return switch (event) {
            case Event.ExecutionStarted e -> "Xs";
            case Event.ExecutionSucceeded e -> "Xd";
            case Event.ExecutionFailed e -> "Xf";
            case Event.ExecutionAborted e -> "Xa";
            case Event.ExecutionTimedOut e -> "Xt";
            case Event.ExecutionRedriven e -> "Xr";
        };
    }

    static void write(Event.OfExecution event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.ExecutionStarted e -> {
                out.payload(Keys.INPUT, e.input());
                out.text(Keys.ROLE, e.roleArn());
                out.text(Keys.ALIAS, e.stateMachineAliasArn());
                out.text(Keys.VERSION, e.stateMachineVersionArn());
            }
            case Event.ExecutionSucceeded e -> out.payload(Keys.OUTPUT, e.output());
            case Event.ExecutionFailed e -> out.failure(e.failure());
            case Event.ExecutionAborted e -> out.failure(e.failure());
            case Event.ExecutionTimedOut e -> out.failure(e.failure());
            case Event.ExecutionRedriven e -> {
                out.number(Keys.REDRIVES, e.redriveCount());
                out.text(Keys.CLIENT_TOKEN, e.clientToken());
            }
        }
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "Xs" -> new Event.ExecutionStarted(in.payload(Keys.INPUT), in.text(Keys.ROLE),
                    in.optionalText(Keys.ALIAS), in.optionalText(Keys.VERSION));
            case "Xd" -> new Event.ExecutionSucceeded(in.payload(Keys.OUTPUT));
            case "Xf" -> new Event.ExecutionFailed(in.failure());
            case "Xa" -> new Event.ExecutionAborted(in.failure());
            case "Xt" -> new Event.ExecutionTimedOut(in.failure());
            case "Xr" -> new Event.ExecutionRedriven(in.number(Keys.REDRIVES), in.text(Keys.CLIENT_TOKEN));
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
