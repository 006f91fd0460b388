package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.interpreter.model.ExecutionStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void what_ran_when_the_process_was_killed_goes_on() throws Exception {
        Path file = folder.resolve("orders.db");
        killInTheMiddle(file);

        try (Pawl pawl = Pawl.open(file)) {
            Execution inFunction = pawl.find("function", "f").orElseThrow();
            assertThat(inFunction.status()).isEqualTo(ExecutionStatus.RUNNING);
            // declared after the engine has taken up what was outstanding, as every program does
            pawl.function("second", Integer.class, Integer.class, n -> n + 1);

            assertThat(inFunction.result(Integer.class)).isEqualTo(42);
            assertThat(pawl.find("timer", "t").orElseThrow().result(Integer.class)).isEqualTo(21);
            assertThat(inFunction.history()).filteredOn(e -> e.event().getClass().getSimpleName()
                    .equals("StateEntered")).as("the first state did not run again").hasSize(2);
        }
    }

    private static void killInTheMiddle(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), Killed.class.getName(), file.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("in the middle");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_function_that_is_never_declared_again_fails_its_tasks_after_a_while() throws Exception {
        Path file = folder.resolve("orders.db");
        leaveInFunction(file);

        try (Pawl pawl = Pawl.builder().file(file).patience(Duration.ofMillis(50)).open()) {
            Execution execution = pawl.find("orders", "1").orElseThrow();

            assertThatThrownBy(() -> execution.result(String.class))
                    .hasMessageContaining("Lambda.ResourceNotFoundException");
        }
    }

    @Test
    void an_execution_that_waits_for_its_function_can_be_stopped() throws Exception {
        Path file = folder.resolve("orders.db");
        leaveInFunction(file);

        try (Pawl pawl = Pawl.builder().file(file).grace(Duration.ofMillis(100)).open()) {
            Execution execution = pawl.find("orders", "1").orElseThrow();
            execution.stop("Enough", "");

            assertThat(execution.await(LONG)).isTrue();
            assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        }
    }

    @Test
    void functions_that_are_declared_before_the_opening_are_called_at_once() throws Exception {
        Path file = folder.resolve("orders.db");
        leaveInFunction(file);

        try (Pawl pawl = Pawl.builder().file(file).function("slow", String.class, String.class, s -> s + " done")
                .patience(Duration.ZERO).open()) {
            assertThat(pawl.find("orders", "1").orElseThrow().result(String.class)).isEqualTo("it done");
        }
    }

    /** An engine that is closed in order while a function is under way. */
    private static void leaveInFunction(Path file) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Pawl pawl = Pawl.builder().file(file).grace(Duration.ofMillis(100)).open()) {
            pawl.function("slow", String.class, String.class, text -> {
                begun.countDown();
                Thread.sleep(Duration.ofMinutes(10));
                return "never";
            });
            pawl.deploy("orders", Shop.calls("slow"));
            pawl.start("orders", "1", "it");
            begun.await();
        }
    }
}
