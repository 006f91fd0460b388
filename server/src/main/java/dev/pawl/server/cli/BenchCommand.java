package dev.pawl.server.cli;

import dev.pawl.server.bench.Bench;
import dev.pawl.server.bench.BenchSettings;
import dev.pawl.server.bench.cluster.ClusterBench;
import dev.pawl.server.bench.cluster.ClusterSettings;
import dev.pawl.server.bench.soak.Soak;
import dev.pawl.server.bench.soak.SoakSettings;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreAddress.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pawl bench}: what this machine does, beside what its disk would allow. */
@Command(name = "bench", description = "Measure the engine, and beside it what the disk would allow.")
final class BenchCommand implements Callable<Integer> {
    /** As long as a history may become. */
    private static final int LOOP_EVENTS = 25_000;
    private static final double HALF = 0.5;

    @Mixin
    private Console console = new Console();

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "256", description = "Executions under way at the same moment. Default: ${DEFAULT-VALUE}.")
    private int inFlight;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "How long each load is measured. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--db", paramLabel = "DIR|URL", description = "Where files are made for the measurements. Default: the folder for temporary files. With --cluster the JDBC URL of a PostgreSQL database.")
    private Optional<String> place = Optional.empty();

    @Option(names = "--waiting", paramLabel = "N", defaultValue = "100000", description = "How many waiting executions are weighed. Default: ${DEFAULT-VALUE}.")
    private int waiting;

    @Option(names = "--only", paramLabel = "SECTION", split = ",", description = "limit, engine, http, idle, loop, disk, waiting, maprun, search, parts, keeping; ratios need limit.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--soak", paramLabel = "DURATION", description = "Instead of all that: a server at half of full load for so long, such as PT1H, while it is killed, frozen and paused and retention removes what ended; --db keeps store and results.")
    private Optional<Duration> soak = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the trouble of --soak. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--keep", paramLabel = "DURATION", defaultValue = "PT2M", description = "How long --soak keeps ended executions. Default: ${DEFAULT-VALUE}.")
    private Duration keep = Duration.ZERO;

    @Option(names = "--cluster", description = "Instead of all that: several servers on the PostgreSQL database that --db or PAWL_DB names, with PAWL_DB_USER and PAWL_DB_PASSWORD, each in a process of its own, and a load through HTTP at all of them.")
    private boolean cluster;

    @Option(names = "--nodes", paramLabel = "N", split = ",", defaultValue = "1,2,4", description = "How many servers --cluster measures, one count after the other. Default: ${DEFAULT-VALUE}.")
    private List<Integer> nodes = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (soak.isPresent()) {
            return soak(soak.get());
        }
        if (inFlight < 1 || seconds <= 0 || waiting < 1) {
            throw CommandException.usage("Expected numbers above 0");
        }
        if (!Bench.SECTIONS.containsAll(only)) {
            throw CommandException.usage("Expected sections among " + String.join(", ", Bench.SECTIONS) + ", but got "
                    + String.join(", ", only));
        }
        if (cluster) {
            return cluster();
        }
        Path where = place.map(Path::of).orElseGet(BenchCommand::temporary);
        Files.createDirectories(where);
        new Bench(new BenchSettings(where, inFlight, each(), waiting,
                LOOP_EVENTS, new HashSet<>(only)), console.out()).run();
        return ExitCode.OK;
    }

    private Duration each() {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private Integer cluster() {
        if (nodes.isEmpty() || nodes.stream().anyMatch(count -> count < 1 || count > ClusterSettings.MOST_NODES)) {
            throw CommandException.usage("Expected --nodes from 1 to " + ClusterSettings.MOST_NODES + ", but got "
                    + nodes.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        String named = place.or(() -> variable("PAWL_DB")).orElse("");
        if (!(StoreAddress.of(named, variable("PAWL_DB_USER"),
                variable("PAWL_DB_PASSWORD")) instanceof PostgresUrl database)) {
            throw CommandException.usage("Expected --db jdbc:postgresql://HOST/DATABASE or PAWL_DB, because several"
                    + " servers need a PostgreSQL database, but got " + (named.isEmpty() ? "none" : named)
                    + ". Any database will do, also one that is used: a schema pawl_bench is made in it and removed"
                    + " again. PAWL_DB_USER and PAWL_DB_PASSWORD say who may do that.");
        }
        try {
            new ClusterBench(new ClusterSettings(database, nodes, inFlight, each(), temporary()), console.out()).run();
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }

    private Integer soak(Duration howLong) throws IOException {
        Path where = place.map(Path::of).orElse(Path.of(".pawl", "soak"));
        Files.createDirectories(where);
        try {
            return new Soak(new SoakSettings(where, howLong, seed, keep, HALF), console.out()).run()
                    ? ExitCode.OK
                    : ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
