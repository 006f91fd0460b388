package dev.pawl.server.cli;

import dev.pawl.spelling.Spelling;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What somebody meant who typed a command that there is not. */
final class Guess {
    /** What other tools call it. */
    private static final Map<String, String> CALLED = Map.ofEntries(Map.entry("kill", "stop"),
            Map.entry("cancel", "stop"), Map.entry("abort", "stop"), Map.entry("terminate", "stop"),
            Map.entry("halt", "stop"), Map.entry("execute", "start"), Map.entry("trigger", "start"),
            Map.entry("begin", "start"), Map.entry("list", "executions"), Map.entry("ls", "executions"),
            Map.entry("ps", "executions"), Map.entry("search", "executions"), Map.entry("status", "top"),
            Map.entry("show", "describe"), Map.entry("events", "history"), Map.entry("retry", "redrive"),
            Map.entry("serve", "server"), Map.entry("configuration", "config"));

    private Guess() {}

    /**
     * The command that is called so elsewhere, or that is written nearly so; none that is only a little alike.
     */
    static Optional<String> of(String typed, Collection<String> commands) {
        return Optional.ofNullable(CALLED.get(typed)).or(() -> Spelling.nearest(typed, commands));
    }
}
