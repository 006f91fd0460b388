package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.assembly.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is done to many executions unless somebody said so who knows how many they are. */
class AskingTest {
    private static final String LONG = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":86400,"End":true}}}""";

    @TempDir
    private Path folder;
    private Installed installed;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        installed.machine("slow", "STANDARD", LONG);
        assertThat(pawl("start", "slow", "--name", "s-1").exitCode()).isZero();
        // the index is behind for a moment
        Patience.await(() -> pawl("bulk", "stop", "--search", "status:running", "--dry-run").out()
                .startsWith("1 execution\n"));
    }

    @AfterEach
    void stop() {
        installed.close();
    }

    private Invocation pawl(String... words) {
        return Invocation.at(installed, words);
    }

    private ExecutionStatus status() {
        return installed.engine().executions()
                .describe("arn:aws:states:us-east-1:123456789012:execution:slow:s-1").status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "redrive", "fork", "migrate"})
    void without_a_terminal_a_script_has_to_say_that_it_means_it(String action) {
        Invocation refused = pawl("bulk", action, "--search", "status:running");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Expected --yes", "this would " + action + " 1 execution.");
        assertThat(pawl("bulk", "list").out()).isEmpty();
    }

    @Test
    void whoever_means_a_whole_machine_is_asked_too() {
        assertThat(pawl("migrate", "--machine", "slow").err()).contains("this would migrate 1 execution.");
        assertThat(pawl("migrate", "--machine", "slow", "--yes").exitCode()).isZero();
    }

    @Test
    void what_can_be_taken_back_is_not_asked_about() {
        assertThat(pawl("bulk", "pause", "--search", "status:running").exitCode()).isZero();
    }

    @Test
    void at_a_terminal_the_answer_decides() throws IOException, InterruptedException {
        assertThat(answered("n\n")).contains("execution:slow:s-1", "Stop 1 execution? [y/N] ", "Nothing was done.");
        assertThat(answered("")).contains("Nothing was done.");
        assertThat(pawl("bulk", "list").out()).isEmpty();
        assertThat(status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(answered("yes\n")).contains("It is under way.");
        installed.ended("arn:aws:states:us-east-1:123456789012:execution:slow:s-1");
        assertThat(status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    /** As the launcher starts it where there is a terminal. */
    private String answered(String answer) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dpawl.asks=true", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "bulk", "stop", "--search", "status:running", "--endpoint", installed.url())
                .redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(answer.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
