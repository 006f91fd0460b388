package dev.pawl.server.cli;

import java.util.Map;

/** Colours, where a terminal shows them and nobody objects. */
enum Paint {
    /** For terminals. */
    COLOURED,
    /** For files, pipes and those who set NO_COLOR. */
    PLAIN;

    private static final String RESET = "\u001b[0m";

    /** What suits this process. */
    static Paint ofTerminal(Map<String, String> environment, boolean terminal) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.get("TERM"));
        return terminal && !unwanted ? COLOURED : PLAIN;
    }

    String good(String text) {
        return in("\u001b[32m", text);
    }

    String bad(String text) {
        return in("\u001b[31m", text);
    }

    String notable(String text) {
        return in("\u001b[33m", text);
    }

    String faint(String text) {
        return in("\u001b[2m", text);
    }

    String strong(String text) {
        return in("\u001b[1m", text);
    }

    private String in(String code, String text) {
        return this == COLOURED ? code + text + RESET : text;
    }
}
