package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executions of a running server are started, stopped and redriven by the command line. */
class RemoteExecutionsTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String LONG = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":86400,"End":true}}}""";
    private static final String BROKEN = """
            {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"Stock.Empty","Cause":"none is left"}}}""";

    @TempDir
    private Path folder;
    private Installed installed;
    private RestClient rest;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        rest = new RestClient(installed.port());
        installed.machine("orders", "STANDARD", PASS);
        installed.machine("slow", "STANDARD", LONG);
        installed.machine("broken", "STANDARD", BROKEN);
    }

    @AfterEach
    void stop() {
        rest.close();
        installed.close();
    }

    private Invocation pawl(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--endpoint", installed.url()));
        return Invocation.of(all.toArray(String[]::new));
    }

    private JsonNode described(String arn) {
        return rest.get("/executions/" + URLEncoder.encode(arn, StandardCharsets.UTF_8));
    }

    @Test
    void one_is_started_by_the_name_of_its_machine() {
        Invocation started = pawl("start", "orders", "--input", "{\"id\":12345678901234567890.10}", "--name", "o-1");
        assertThat(started.exitCode()).isZero();
        String arn = started.out().strip();
        assertThat(arn).endsWith(":execution:orders:o-1");
        installed.ended(arn);
        assertThat(described(arn).path("input").asText()).isEqualTo("{\"id\":12345678901234567890.10}");
    }

    @Test
    void who_waits_sees_the_output_and_how_it_ended() {
        Invocation good = pawl("start", "orders", "--input", "{\"a\":1}", "--wait", "--quiet");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).isEqualToNormalizingNewlines("{\n  \"a\": 1\n}\n");
        Invocation bad = pawl("start", "broken", "--wait");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out()).contains("FAILED", "Stock.Empty", "none is left");
    }

    @Test
    void one_is_stopped_by_its_name() {
        String arn = pawl("start", "slow", "--name", "s-1").out().strip();
        Invocation stopped = pawl("stop", "s-1", "--error", "Operator", "--cause", "a mistake");
        assertThat(stopped.out()).startsWith("stopped  " + arn + "  at ");
        JsonNode now = described(arn);
        assertThat(now.path("status").asText()).isEqualTo("ABORTED");
        assertThat(now.path("error").asText()).isEqualTo("Operator");
        assertThat(now.path("cause").asText()).isEqualTo("a mistake");
    }

    @Test
    void one_is_redriven_where_it_runs() {
        pawl("start", "broken", "--name", "b-1", "--wait");
        Invocation redriven = pawl("redrive", "b-1");
        assertThat(redriven.exitCode()).isEqualTo(1);
        assertThat(redriven.out()).contains("redriven  ", "FAILED", "Stock.Empty");
        String arn = pawl("start", "slow", "--name", "s-2").out().strip();
        pawl("stop", "s-2");
        assertThat(pawl("redrive", "s-2", "--no-wait").exitCode()).isZero();
        assertThat(described(arn).path("status").asText()).isEqualTo("RUNNING");
        assertThat(described(arn).path("redriveCount").asInt()).isEqualTo(1);
    }

    @Test
    void a_name_does_for_what_acts_on_an_execution() {
        String arn = pawl("start", "slow", "--name", "s-3").out().strip();
        assertThat(pawl("pause", "s-3").out()).startsWith("paused  " + arn);
        assertThat(pawl("resume", "s-3").out()).startsWith("resumed  " + arn);
        assertThat(pawl("fork", "s-3", "--dry-run").exitCode()).isZero();
        assertThat(pawl("fork", "s-3", "--to", "slow", "--dry-run").exitCode()).isZero();
        assertThat(pawl("fork", "s-3", "--to", "nobody", "--dry-run").err()).contains("there is none called nobody");
        assertThat(pawl("migrate", "s-3", "--check").exitCode()).isZero();
        assertThat(pawl("waiting", "--execution", "s-3").out()).startsWith("Nobody waits.");
    }

    @Test
    void forks_and_their_originals_are_listed() {
        String first = pawl("start", "slow", "--name", "s-4").out().strip();
        String second = pawl("fork", "s-4", "--name", "s-5", "--input", "{\"b\":2}").out().strip();
        String third = pawl("fork", "s-5", "--name", "s-6").out().strip();
        Invocation lineage = pawl("lineage", "s-5");
        assertThat(lineage.err()).isEmpty();
        assertThat(lineage.out().lines()).hasSize(3)
                .anyMatch(
                        line -> line.startsWith(first + "  RUNNING  forked at W") && line.endsWith("with other input"))
                .contains("  " + second)
                .anyMatch(line -> line.startsWith("    " + third + "  RUNNING  forked at W"));
        assertThat(pawl("lineage", "s-4", "--json").out()).contains("\"ancestors\": [ ]", second);
    }

    @Test
    void names_that_mean_nothing_or_too_much_are_refused() {
        assertThat(pawl("start", "nobody").err()).contains("there is none called nobody");
        assertThat(pawl("stop", "nobody").err()).contains("there is none called nobody");
        pawl("start", "slow", "--name", "twice");
        pawl("start", "orders", "--name", "twice");
        Invocation stopped = pawl("stop", "twice");
        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.err()).contains("but there are 2", ":execution:slow:twice", ":execution:orders:twice");
    }

    @Test
    void a_store_that_a_server_has_open_says_how_to_reach_it() {
        Invocation redriven = Invocation.of("redrive", "b-1", "--db", folder.resolve("pawl.db").toString());
        assertThat(redriven.exitCode()).isEqualTo(2);
        assertThat(redriven.err()).contains("another process has it open", "--endpoint URL", "pawl redrive");
    }

    @Test
    void unknown_words_are_never_answered_with_what_is_only_a_little_alike() {
        assertThat(Invocation.of("stup", "o-1").err()).contains("did you mean pawl stop?");
        assertThat(Invocation.of("kill", "o-1").err()).contains("did you mean pawl stop?");
        assertThat(Invocation.of("store").err()).contains("there is none called store")
                .doesNotContain("restore");
    }
}
