package dev.pawl.server.bench.cluster;

import dev.pawl.server.bench.Table;
import dev.pawl.server.bench.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code pawl bench --cluster}: what one node does on a database, and what several do. */
public final class ClusterBench {
    private static final Duration TO_SHARE = Duration.ofMinutes(2);
    private static final Duration TO_END = Duration.ofMinutes(2);

    private final ClusterSettings settings;
    private final Table table;
    /** What the first count of nodes did in a second, for each load. */
    private final Map<String, Double> first = new LinkedHashMap<>();

    /** Prints to there. */
    public ClusterBench(ClusterSettings settings, PrintWriter out) {
        this.settings = settings;
        this.table = new Table(out);
    }

    /**
     * Measures and prints; leaves neither processes nor rows behind.
     *
     * @throws IOException
     *             if the database or a node does not do what it should; the message says what
     */
    public void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(settings.folder(), "pawl-bench");
        try (BenchSchema schema = BenchSchema.in(settings.database())) {
            surroundings(schema);
            for (int count : settings.nodes()) {
                schema.renew();
                measure(count, schema, folder);
            }
        } finally {
            delete(folder);
        }
    }

    private void surroundings(BenchSchema schema) throws IOException {
        table.section("Settings");
        table.row("cores", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "shared by nodes, load and, if it is here, the database");
        table.row("PostgreSQL", "", schema.version());
        table.row("in flight", Integer.toString(settings.inFlight()), "executions at most, 64 connections");
        table.row("each load", settings.each().toMillis() + " ms", "after " + settings.warmUp().toMillis() + " ms");
    }

    private void measure(int count, BenchSchema schema, Path folder) throws IOException, InterruptedException {
        table.section(nodes(count));
        List<BenchNode> nodes = new ArrayList<>();
        Thread onInterrupt = new Thread(() -> nodes.forEach(BenchNode::close));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            for (int i = 1; i <= count; i++) {
                nodes.add(new BenchNode(count + "-" + i, schema.address(), folder));
            }
            for (BenchNode node : nodes) {
                node.awaitReady();
            }
            awaitShares(nodes);
            String passes = nodes.getFirst().create(Workload.PASSES);
            load("five Pass states", passes, Workload.PASSES, Optional.empty(), nodes, schema);
            load("the same, named by the caller", passes, Workload.PASSES, Optional.of("named"), nodes, schema);
            load("five in-JVM tasks", nodes.getFirst().create(Workload.TASKS), Workload.TASKS, Optional.empty(), nodes,
                    schema);
        } finally {
            nodes.parallelStream().forEach(BenchNode::close);
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        }
    }

    private static void awaitShares(List<BenchNode> nodes) throws IOException, InterruptedException {
        long until = System.nanoTime() + TO_SHARE.toNanos();
        List<Integer> shares = nodes.getFirst().shares();
        while (!even(shares, nodes.size())) {
            if (System.nanoTime() > until) {
                throw new IOException("Expected partitions to be shared out evenly, but nodes hold " + shares);
            }
            TimeUnit.MILLISECONDS.sleep(100);
            shares = nodes.getFirst().shares();
        }
    }

    private static boolean even(List<Integer> shares, int nodes) {
        int most = shares.stream().mapToInt(i -> i).max().orElse(0);
        int least = shares.stream().mapToInt(i -> i).min().orElse(0);
        return shares.size() == nodes && least > 0 && most - least <= 1;
    }

    private void load(String title, String machine, Workload workload, Optional<String> prefix, List<BenchNode> nodes,
            BenchSchema schema) throws IOException, InterruptedException {
        ClusterLoad.Result result = new ClusterLoad(nodes, schema, settings.inFlight()).run(machine, workload, prefix,
                settings.warmUp(), settings.each());
        double perSecond = result.perSecond();
        double compared = first.computeIfAbsent(title, any -> perSecond);
        table.rate(title, perSecond, "executions/s",
                String.format(Locale.ROOT, "%.2f of %s", perSecond / compared, nodes(settings.nodes().getFirst())));
        table.rate("", perSecond * workload.states(), "transitions/s", "states entered");
        table.row("  StartExecution", "", result.starts().toString());
        table.row("  from start to end", "",
                "p50 " + result.millisToEnd()[0] + " ms, p99 " + result.millisToEnd()[1] + " ms");
        awaitEnd(schema);
    }

    private static void awaitEnd(BenchSchema schema) throws IOException, InterruptedException {
        long until = System.nanoTime() + TO_END.toNanos();
        while (schema.running() > 0) {
            if (System.nanoTime() > until) {
                throw new IOException("Expected all executions to end, but " + schema.running() + " did not");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        if (schema.unsuccessful() > 0) {
            throw new IOException("Expected all executions to succeed, but " + schema.unsuccessful() + " did not");
        }
    }

    private static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
