package dev.pawl.server.cli;

import java.util.Collection;
import java.util.Comparator;
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
    private static final int LONGEST = 30;
    private static final int LETTERS_FOR_EACH = 4;

    private Guess() {}

    /**
     * The command that is called so elsewhere, or that is written nearly so; none that is only a little alike.
     */
    static Optional<String> of(String typed, Collection<String> commands) {
        return Optional.ofNullable(CALLED.get(typed)).or(() -> near(typed, commands));
    }

    private static Optional<String> near(String typed, Collection<String> commands) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return commands.stream()
                .filter(name -> distance(typed, name) <= Math.max(1, name.length() / LETTERS_FOR_EACH))
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters have to be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(Math.min(now[column - 1], before[column]) + 1, before[column - 1] + same);
            }
            before = now;
        }
        return before[other.length()];
    }
}
