package dev.pawl.history.json;

import dev.pawl.history.Event;
import dev.pawl.json.JsonTextException;
import java.io.IOException;

/** Hands each event to its family. The first letter of an event's tag names the family. */
final class StoredEvents {
    private StoredEvents() {}

    static String tag(Event event) {
        return switch (event) {
            case Event.OfExecution e -> ExecutionEvents.tag(e);
            case Event.OfState e -> StateEvents.tag(e);
            case Event.OfTask e -> TaskEvents.tag(e);
            case Event.OfBranches e -> BranchEvents.tag(e);
            case Event.Internal e -> InternalEvents.tag(e);
        };
    }

    static void write(Event event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.OfExecution e -> ExecutionEvents.write(e, out);
            case Event.OfState e -> StateEvents.write(e, out);
            case Event.OfTask e -> TaskEvents.write(e, out);
            case Event.OfBranches e -> BranchEvents.write(e, out);
            case Event.Internal e -> InternalEvents.write(e, out);
        }
    }

    static Event read(Fields fields) {
        String tag = fields.text(Keys.TYPE);
        return switch (tag.charAt(0)) {
            case 'X' -> ExecutionEvents.read(tag, fields);
            case 'S' -> StateEvents.read(tag, fields);
            case 'T' -> TaskEvents.read(tag, fields);
            case 'B' -> BranchEvents.read(tag, fields);
            case '_' -> InternalEvents.read(tag, fields);
            default -> throw unknown(tag);
        };
    }

    static JsonTextException unknown(String tag) {
        return new JsonTextException("Expected a known kind of stored event, but found \"" + tag + "\"");
    }
}
