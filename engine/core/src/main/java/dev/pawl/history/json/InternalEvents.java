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
            case Event.Forked e -> "_f";
            case Event.Migrated e -> "_m";
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
            case Event.Forked e -> {
                out.text(Keys.ORIGIN, e.origin());
                out.number(Keys.GOES_ON, e.frame());
                out.moment(Keys.SINCE, e.at());
                out.payload(Keys.BEGINS, e.begins());
            }
            case Event.Migrated e -> {
                out.number(Keys.FROM, e.fromRevision());
                out.number(Keys.TO, e.toRevision());
            }
        }
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "_w" -> new Event.WaitPlanned(in.moment(Keys.UNTIL));
            case "_r" -> new Event.RetryPlanned(in.number(Keys.RETRIER), in.moment(Keys.UNTIL));
            case "_b" -> new Event.RetryBegun();
            case "_f" -> new Event.Forked(in.text(Keys.ORIGIN), in.number(Keys.GOES_ON),
                    in.moment(Keys.SINCE), in.payload(Keys.BEGINS));
            case "_m" -> new Event.Migrated(in.number(Keys.FROM, 0), in.number(Keys.TO, 0));
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
