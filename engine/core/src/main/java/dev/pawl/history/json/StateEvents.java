package dev.pawl.history.json;

import dev.pawl.asl.StateType;
import dev.pawl.history.Event;
import java.io.IOException;

/** Stored form of the events of one state. */
final class StateEvents {
    private StateEvents() {}

    static String tag(Event.OfState event) {
        return switch (event) {
            case Event.StateEntered e -> "Se";
            case Event.StateExited e -> "Sx";
            case Event.StateAborted e -> "Sa";
            case Event.EvaluationFailed e -> "Sv";
        };
    }

    static void write(Event.OfState event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.StateEntered e -> {
                out.text(Keys.KIND, e.state().name());
                out.text(Keys.NAME, e.name());
                out.payload(Keys.INPUT, e.input());
            }
            case Event.StateExited e -> {
                out.text(Keys.KIND, e.state().name());
                out.text(Keys.NAME, e.name());
                out.payload(Keys.OUTPUT, e.output());
                out.payloads(Keys.ASSIGNED, e.assigned());
                out.text(Keys.NEXT, e.next());
            }
            case Event.StateAborted e -> out.text(Keys.KIND, e.state().name());
            case Event.EvaluationFailed e -> {
                out.failure(e.failure());
                out.text(Keys.LOCATION, e.location());
                out.text(Keys.NAME, e.state());
            }
        }
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "Se" -> new Event.StateEntered(kind(in), in.text(Keys.NAME), in.payload(Keys.INPUT));
            case "Sx" -> new Event.StateExited(kind(in), in.text(Keys.NAME), in.payload(Keys.OUTPUT),
                    in.payloads(Keys.ASSIGNED), in.optionalText(Keys.NEXT));
            case "Sa" -> new Event.StateAborted(kind(in));
            case "Sv" -> new Event.EvaluationFailed(in.failure(), in.optionalText(Keys.LOCATION), in.text(Keys.NAME));
            default -> throw StoredEvents.unknown(tag);
        };
    }

    private static StateType kind(Fields in) {
        return StateType.valueOf(in.text(Keys.KIND));
    }
}
