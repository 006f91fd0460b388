package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pawl cluster}: the nodes on one database, and what each holds. */
@Command(name = "cluster", description = "Show the nodes on a server's database, what each holds, and how far followers have come.")
final class ClusterCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Mixin
    private Remote remote = new Remote();

    @Override
    public Integer call() {
        JsonNode cluster = remote.get("/cluster");
        PrintWriter out = console.out();
        String self = cluster.path("self").asText();
        out.println(String.format(Locale.ROOT, "%-28s %-32s %-14s %10s  %s", "NODE", "ADDRESS", "VERSION",
                "PARTITIONS", "SINCE"));
        for (JsonNode node : cluster.path("nodes")) {
            String name = node.path("name").asText().isEmpty() ? node.path("id").asText() : node.path("name").asText();
            out.println(String.format(Locale.ROOT, "%-28s %-32s %-14s %10d  %s%s%s", name,
                    node.path("address").asText(), node.path("version").asText(), node.path("partitions").asInt(),
                    node.path("startedAt").asText(), node.path("stopping").asBoolean() ? "  stopping" : "",
                    node.path("id").asText().equals(self) ? "  (asked)" : ""));
        }
        long free = 0;
        for (JsonNode partition : cluster.path("partitions")) {
            free += partition.has("node") ? 0 : 1;
        }
        out.println(free == 0
                ? "All " + cluster.path("partitions").size() + " partitions are held."
                : free + " of " + cluster.path("partitions").size()
                        + " partitions are held by nobody: a node takes them within seconds.");
        for (JsonNode follower : cluster.path("followers")) {
            out.println(follower.path("name").asText() + " is " + follower.path("behind").asLong()
                    + " commits behind.");
        }
        return ExitCode.OK;
    }
}
