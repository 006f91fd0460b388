package dev.pawl.server.cli;

import java.util.Map;
import java.util.UUID;

/** Colours, where a terminal shows them and nobody objects. */
enum Paint {
    /** For terminals. */
    COLOURED,
    /** For files, pipes and those who set NO_COLOR. */
    PLAIN;

    /**
     * What follows ESC in a code of ours until {@link CleanWriter} takes it away. Nobody else can know it, so a
     * text
     * that has codes of its own is not taken for us.
     */
    static final String MARK = UUID.randomUUID().toString();

    private static final String RESET = control("[0m");

    /** What suits this process. */
    static Paint ofTerminal(Map<String, String> environment, boolean terminal) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.get("TERM"));
        return terminal && !unwanted ? COLOURED : PLAIN;
    }

    String good(String text) {
        return in(control("[32m"), text);
    }

    String bad(String text) {
        return in(control("[31m"), text);
    }

    String notable(String text) {
        return in(control("[33m"), text);
    }

    String faint(String text) {
        return in(control("[2m"), text);
    }

    String strong(String text) {
        return in(control("[1m"), text);
    }

    /** A code that reaches the terminal. */
    static String control(String code) {
        return "\u001b" + MARK + code;
    }

    private String in(String code, String text) {
        return this == COLOURED ? code + text + RESET : text;
    }
}
