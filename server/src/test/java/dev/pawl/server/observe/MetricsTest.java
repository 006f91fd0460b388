package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pawl.metrics.Family;
import dev.pawl.server.assembly.Installed;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is counted, and that the page about it says so. To write the page's table anew:
 * {@code mvn -Dquick -pl server -am test -Dtest=MetricsTest -Dsurefire.failIfNoSpecifiedTests=false -Dpawl.rewrite}
 */
class MetricsTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @TempDir
    private Path folder = Path.of("");

    private Installed server;

    @BeforeEach
    void start() {
        server = new Installed(folder.resolve("pawl.db"), "", Map.of());
        Seen.run(server, "passes", Seen.PASS);
        Seen.run(server, "passes", Seen.PASS);
        Seen.run(server, "fails", Seen.FAIL);
        Seen.run(server, "calls", Seen.CALL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String text() {
        return Seen.get(server.url() + "/metrics").body();
    }

    private double value(String series) {
        Matcher line = Pattern.compile("^" + Pattern.quote(series) + " (.*)$", Pattern.MULTILINE).matcher(text());
        assertThat(line.find()).as(series).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void executionsTasksAndCommitsAreCounted() {
        assertThat(value("pawl_executions_started_total{machine=\"passes\"}")).isEqualTo(2);
        assertThat(value("pawl_executions_ended_total{machine=\"passes\",status=\"SUCCEEDED\"}")).isEqualTo(2);
        assertThat(value("pawl_executions_ended_total{machine=\"fails\",status=\"FAILED\"}")).isEqualTo(1);
        assertThat(value("pawl_state_transitions_total{machine=\"passes\"}")).isEqualTo(4);
        assertThat(value("pawl_execution_duration_seconds_count{machine=\"fails\"}")).isEqualTo(1);
        assertThat(value("pawl_execution_start_delay_seconds_count")).isEqualTo(4);
        assertThat(value("pawl_task_calls_total{resource=\"lambda:invoke\",outcome=\"failed\"}")).isEqualTo(2);
        assertThat(value("pawl_task_retries_total{resource=\"lambda:invoke\"}")).isEqualTo(1);
        assertThat(value("pawl_store_commit_duration_seconds_count")).isGreaterThan(3);
        assertThat(value("pawl_store_size_bytes")).isGreaterThan(4096);
        assertThat(value("process_cpu_seconds_total")).isPositive();
        assertThat(value("pawl_http_requests_total{api=\"rest\",operation=\"GetMetrics\",status=\"200\"}"))
                .isPositive();
    }

    @Test
    void whoAsksForOpenMetricsGetsIt() {
        HttpResponse<String> answer = Seen.get(server.url() + "/metrics", "Accept",
                "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue(TextFormat.OPEN_METRICS.contentType());
        assertThat(answer.body()).endsWith("# EOF\n").contains("# TYPE pawl_executions_started counter\n"
                + "pawl_executions_started_total{");
    }

    @Test
    void prometheusOwnToolFindsNothingWrong() throws IOException, InterruptedException {
        assumeThat(PROMTOOL).as("this test runs promtool, of the package prometheus").exists();
        Process tool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics").redirectErrorStream(true).start();
        try (OutputStream in = tool.getOutputStream()) {
            in.write(text().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        assertThat(tool.waitFor()).isZero();
    }

    @Test
    void thePageNamesExactlyWhatThereIs() throws IOException {
        assertThat(text()).as("a request that is counted").isNotEmpty();
        StringBuilder table = new StringBuilder("| metric | kind | labels | what |\n|---|---|---|---|\n");
        for (Family family : server.installation().families()) {
            var metric = family.metric();
            table.append("| `").append(metric.name()).append("` | ").append(metric.kind().name().toLowerCase(
                    java.util.Locale.ROOT)).append(" | ")
                    .append(metric.labels().isEmpty() ? "–" : "`" + String.join("`, `", metric.labels()) + "`")
                    .append(" | ").append(metric.help()).append(" |\n");
        }
        String page = Files.readString(PAGE);
        String written = page.replaceFirst("(?s)\\| metric \\| kind .*?(?=\n\n|\\z)",
                Matcher.quoteReplacement(table.toString().stripTrailing()));
        if (System.getProperty("pawl.rewrite") != null) {
            Files.writeString(PAGE, written);
        }
        assertThat(PAGE).content().isEqualTo(written);
    }
}
