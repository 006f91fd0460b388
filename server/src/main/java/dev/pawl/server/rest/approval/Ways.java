package dev.pawl.server.rest.approval;

import dev.pawl.approval.model.Way;
import dev.pawl.server.http.Headers;
import dev.pawl.server.session.Sessions;

/**
 * By which way an act came, as the server sees it; what the caller says of it does not count. It tells people
 * apart who do not pretend: a program of theirs can send what a browser sends.
 */
final class Ways {
    /** What the command line begins its User-Agent with. */
    private static final String COMMAND_LINE = "pawl/";

    private Ways() {}

    /**
     * The console is a page of this server in a browser: only browsers say from where a page's request came, and
     * no
     * script can change that; they leave it out where the page came without TLS from another machine, but such
     * pages
     * have a session.
     */
    static Way of(Headers headers) {
        boolean fromPage = headers.first("Sec-Fetch-Site").filter("same-origin"::equals).isPresent()
                || Sessions.isIn(headers);
        if (fromPage && headers.first("Authorization").isEmpty()) {
            return Way.CONSOLE;
        }
        return headers.first("User-Agent").filter(agent -> agent.startsWith(COMMAND_LINE)).isPresent()
                ? Way.CLI
                : Way.REST;
    }
}
