package dev.pawl.server.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;

/** What {@code pawl --help} lists, by what somebody wants to do. */
final class CommandGroups {
    private static final List<Group> GROUPS = List.of(
            new Group("Run executions",
                    List.of("run", "deploy", "start", "stop", "redrive", "fork", "migrate", "bulk", "invoke", "up")),
            new Group("Look",
                    List.of("executions", "history", "describe", "lineage", "logs", "task-logs", "top", "waiting",
                            "audit")),
            new Group("Operate a server",
                    List.of("server", "ready", "pause", "resume", "drain", "limits", "schedules", "approvals", "keys",
                            "retention", "alerts", "cluster", "config")),
            new Group("Keep data", List.of("backup", "restore", "archive", "check", "db", "move")),
            new Group("Write workflows",
                    List.of("validate", "lint", "test", "test-state", "replay", "graph", "dsl", "asl")),
            new Group("More", List.of("bench", "classpath", "version")));
    private static final String OTHERS = "Others";

    private record Group(String title, List<String> names) {}

    private CommandGroups() {}

    /** The list, as picocli asks for it. */
    static String of(Help help) {
        Map<String, Help> left = new LinkedHashMap<>(help.subcommands());
        StringBuilder text = new StringBuilder();
        for (Group group : GROUPS) {
            List<String> there = group.names().stream().filter(left::containsKey).toList();
            text.append(table(help, group.title(), there, left));
            left.keySet().removeAll(there);
        }
        return text.append(table(help, OTHERS, new ArrayList<>(left.keySet()), left)).toString();
    }

    private static String table(Help help, String title, List<String> names, Map<String, Help> commands) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : names) {
            Help command = commands.get(name);
            if (command != null) {
                rows.put("  " + name, String.join(" ", command.commandSpec().usageMessage().description()));
            }
        }
        return rows.isEmpty()
                ? ""
                : String.format("%n%s:%n", title) + help.createTextTable(rows);
    }
}
