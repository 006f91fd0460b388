package dev.pawl.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_figure_is_measured_and_printed_and_no_file_is_left() throws Exception {
        StringWriter out = new StringWriter();
        new Bench(new BenchSettings(folder, 16, Duration.ofMillis(150), 200, 1_000, Set.of()), new PrintWriter(out))
                .run();
        assertThat(out.toString()).contains("synchronous", "the limit", "raw inserts", "Through HTTP", "One at a time",
                "of the limit", "at 1,000 events", "Bytes on disk", "in memory");
        for (Workload workload : Workload.values()) {
            assertThat(out.toString().lines().filter(line -> line.trim().startsWith(workload.title())))
                    .as(workload.title()).hasSizeGreaterThanOrEqualTo(3);
        }
        assertThat(out.toString()).doesNotContain("NaN");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void only_what_is_wanted_is_measured() {
        StringWriter out = new StringWriter();
        new Bench(new BenchSettings(folder, 4, Duration.ofMillis(50), 10, 1_000, Set.of("waiting")),
                new PrintWriter(out))
                .run();
        assertThat(out.toString()).contains("Each of 10 executions that wait").doesNotContain("Through HTTP");
    }
}
