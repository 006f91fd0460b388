package dev.pawl.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The distribution, built once for all tests, and unpacked. A folder that {@code pawl.distribution} names is
 * taken
 * instead.
 */
record Built(Path folder, Path unpacked) {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Object LOCK = new Object();
    private static @Nullable Built built;

    /** How a program ended, and what it said. */
    record Outcome(int code, String said) {}

    /** Builds it, unless that is done. */
    static Built once() {
        synchronized (LOCK) {
            Built found = built;
            if (found == null) {
                try {
                    found = build();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                built = found;
            }
            return found;
        }
    }

    private static Built build() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).as("distributions are for Linux").isEqualTo("Linux");
        assumeThat(Files.exists(ROOT.resolve("server/target/classpath"))).as("mvn verify has packaged the server")
                .isTrue();
        Path work = Path.of("target", "distribution").toAbsolutePath();
        Path folder = ready(Files.createDirectories(work));
        run(work, "rm", "-rf", "unpacked");
        Path unpacked = Files.createDirectories(work.resolve("unpacked"));
        Built done = new Built(folder, unpacked);
        assertThat(run(unpacked, "tar", "-xzf", done.file(".tar.gz").toString()).code()).isZero();
        return done;
    }

    private static Path ready(Path folder) throws IOException, InterruptedException {
        String ready = System.getProperty("pawl.distribution");
        if (ready != null) {
            return Path.of(ready).toAbsolutePath();
        }
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(),
                "PAWL_JAVA_HOME", System.getProperty("java.home"));
        Outcome done = run(environment, folder, ROOT.resolve("server/distribution/build").toString(), "--no-build",
                folder.toString());
        assertThat(done.code()).as(done.said()).isZero();
        return folder;
    }

    /** The file whose name ends so. */
    Path file(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
        }
    }

    /** The program. */
    String pawl() throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.findFirst().orElseThrow().resolve("bin").resolve("pawl").toString();
        }
    }

    /** A program with these variables and no others. */
    static ProcessBuilder program(Map<String, String> environment, Path folder, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    static Outcome run(Map<String, String> environment, Path folder, String... command)
            throws IOException, InterruptedException {
        Process process = program(environment, folder, command).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        return run(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()), folder, command);
    }
}
