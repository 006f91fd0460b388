package dev.pawl.http.transport;

import java.util.List;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param reason
 *            text of the status line, perhaps empty
 * @param headers
 *            as they came
 * @param body
 *            at most as many bytes as were wanted
 * @param cut
 *            whether there were more
 */
public record Answer(int status, String reason, List<Field> headers, Body body, boolean cut) {
    private static final int OK = 200;
    private static final int REDIRECTS = 300;

    /** Whether the status is 2xx. */
    public boolean successful() {
        return status >= OK && status < REDIRECTS;
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return Field.first(headers, name);
    }

    /** Without what may be a secret. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
