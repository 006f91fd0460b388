package dev.pawl.server.link;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Pages behind links: a document that loads nothing, runs nothing, and works on a phone. */
final class Page {
    /** Nothing is loaded, nothing runs, nobody frames it, and forms go nowhere else. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + Styles.HASH
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Page() {}

    /** A page that only says how things are. */
    static String of(Standing standing) {
        return document(standing.title(), "<section class=\"card state " + standing.looks() + "\"><h1>"
                + Html.escaped(standing.title()) + "</h1><p>" + Html.escaped(standing.text()) + "</p></section>");
    }

    /** A moment as people read it; without scripts nobody knows their time zone. */
    static String time(Instant moment) {
        return "<time datetime=\"" + moment + "\">" + TIME.format(moment) + "</time>";
    }

    static String document(String title, String main) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><title>"
                + Html.escaped(title) + "</title><style>" + Styles.TEXT
                + "</style></head><body><main><p class=\"brand\">Pawl</p>" + main + "</main></body></html>";
    }
}
