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
            case Event.ItemStarted e -> "_is";
            case Event.ItemSucceeded e -> "_id";
            case Event.ItemFailed e -> "_if";
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
            case Event.ItemStarted e -> out.number(Keys.INDEX, e.index());
            case Event.ItemSucceeded e -> {
                out.number(Keys.INDEX, e.index());
                out.payload(Keys.OUTPUT, e.output());
            }
            case Event.ItemFailed e -> {
                out.number(Keys.INDEX, e.index());
                out.failure(e.failure());
            }
        }
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "_w" -> new Event.WaitPlanned(in.moment(Keys.UNTIL));
            case "_r" -> new Event.RetryPlanned(in.number(Keys.RETRIER), in.moment(Keys.UNTIL));
            case "_b" -> new Event.RetryBegun();
            case "_is" -> new Event.ItemStarted(in.number(Keys.INDEX));
            case "_id" -> new Event.ItemSucceeded(in.number(Keys.INDEX), in.payload(Keys.OUTPUT));
            case "_if" -> new Event.ItemFailed(in.number(Keys.INDEX), in.failure());
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
