package dev.pawl.server.cli;

import dev.pawl.server.bench.Bench;
import dev.pawl.server.bench.BenchSettings;
import dev.pawl.server.bench.soak.Soak;
import dev.pawl.server.bench.soak.SoakSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(names = "--db", paramLabel = "DIR", description = "Where files are made for the measurements. Default: the folder for temporary files.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--waiting", paramLabel = "N", defaultValue = "100000", description = "How many waiting executions are weighed. Default: ${DEFAULT-VALUE}.")
    private int waiting;

    @Option(names = "--only", paramLabel = "SECTION", split = ",", description = "limit, engine, http, idle, loop, disk, waiting, maprun, search; ratios need limit.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--soak", paramLabel = "DURATION", description = "Instead of all that: a server at half of full load for so long, such as PT1H, while it is killed, frozen and paused and retention removes what ended; --db keeps store and results.")
    private Optional<Duration> soak = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the trouble of --soak. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--keep", paramLabel = "DURATION", defaultValue = "PT2M", description = "How long --soak keeps ended executions. Default: ${DEFAULT-VALUE}.")
    private Duration keep = Duration.ZERO;

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
        Path where = folder.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(where);
        new Bench(new BenchSettings(where, inFlight, Duration.ofMillis(Math.round(seconds * 1000)), waiting,
                LOOP_EVENTS, new HashSet<>(only)), console.out()).run();
        return ExitCode.OK;
    }

    private Integer soak(Duration howLong) throws IOException {
        Path where = folder.orElse(Path.of(".pawl", "soak"));
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
