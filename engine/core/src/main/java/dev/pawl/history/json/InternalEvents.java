package dev.pawl.history.json;

import dev.pawl.history.Event;
import java.io.IOException;

/** Stored form of the facts that are ours alone. */
final class InternalEvents {
    private InternalEvents() {}

    static String tag(Event.Internal event) {
        return switch (event) {
            case Event.WaitPlanned e -> "_w";
            case Event.RetryPlanned e -> "_r";
            case Event.RetryBegun e -> "_b";
        };
    }

    static void write(Event.Internal event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.WaitPlanned e -> out.moment(Keys.UNTIL, e.until());
            case Event.RetryPlanned e -> {
                out.number(Keys.RETRIER, e.retrier());
                out.moment(Keys.UNTIL, e.until());
            }
            case Event.RetryBegun e -> {
            }
        }
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "_w" -> new Event.WaitPlanned(in.moment(Keys.UNTIL));
            case "_r" -> new Event.RetryPlanned(in.number(Keys.RETRIER), in.moment(Keys.UNTIL));
            case "_b" -> new Event.RetryBegun();
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
