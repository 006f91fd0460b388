package dev.pawl.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.MachineType;
import dev.pawl.dsl.MachineException;
import dev.pawl.dsl.jsonata.Jsonata;
import dev.pawl.embedded.Shop.Order;
import dev.pawl.embedded.Shop.Receipt;
import dev.pawl.engine.EngineException;
import dev.pawl.history.Event;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.jooq.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PawlTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Pawl pawl = Pawl.inMemory();

    @AfterEach
    void close() {
        pawl.close();
    }

    private void charging() {
        pawl.function("charge", Order.class, Receipt.class, order -> new Receipt(order.id(), order.total()));
    }

    @Test
    void a_machine_of_the_dsl_calls_a_lambda_with_records() {
        charging();
        pawl.deploy("orders", Jsonata.machine(Jsonata.task("Charge").resource(pawl.functionArn("charge"))));

        assertThat(pawl.run("orders", Order.of("17"), Receipt.class))
                .isEqualTo(new Receipt("17", Order.of("17").total()));
    }

    @Test
    void a_function_is_found_by_its_arn_and_by_its_name() {
        charging();
        pawl.deploy("by-arn", Shop.calls("charge"));
        pawl.deploy("by-name", Shop.invokes("charge"));

        assertThat(pawl.run("by-arn", Order.of("1"), Receipt.class).order()).isEqualTo("1");
        assertThat(pawl.run("by-name", Order.of("2"), Receipt.class).order()).isEqualTo("2");
    }

    @Test
    void an_express_machine_runs_to_its_end_and_leaves_nothing_behind() {
        charging();
        Workflow fast = pawl.deploy("fast", Shop.calls("charge"), MachineType.EXPRESS);

        assertThat(fast.run(Order.of("3"), Receipt.class).order()).isEqualTo("3");
        assertThatThrownBy(() -> pawl.deploy("fast", Shop.calls("charge")))
                .hasMessage("Expected a machine of type STANDARD, but fast is EXPRESS and cannot change; take another"
                        + " name");
    }

    @Test
    void what_an_execution_failed_with_is_an_exception() {
        pawl.function("charge", Order.class, Receipt.class, order -> {
            throw new WorkflowError("CardRefused", "no money on it");
        });
        pawl.deploy("orders", Shop.calls("charge"));

        assertThatThrownBy(() -> pawl.run("orders", Order.of("4"), Receipt.class))
                .isInstanceOfSatisfying(ExecutionFailedException.class, failed -> {
                    assertThat(failed.error()).isEqualTo("CardRefused");
                    assertThat(failed.cause()).contains("\"errorMessage\":\"no money on it\"", "PawlTest");
                    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
                    assertThat(failed).hasMessage("Expected " + failed.executionArn()
                            + " to succeed, but it is FAILED: CardRefused: no money on it");
                });
    }

    @Test
    void deploying_again_changes_what_the_next_execution_does() {
        pawl.deploy("orders", """
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": 1, "End": true}}}""");
        int before = pawl.run("orders", Map.of(), int.class);
        pawl.deploy("orders", """
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": 2, "End": true}}}""");

        assertThat(before).isEqualTo(1);
        assertThat(pawl.run("orders", Map.of(), int.class)).isEqualTo(2);
    }

    @Test
    void a_definition_is_refused_with_all_that_is_wrong_in_it(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("orders.asl.json"), """
                {
                  "StartAt": "A",
                  "States": {
                    "A": {"Type": "Pass", "Next": "B"},
                    "C": {"Type": "Wait", "End": true}
                  }
                }
                """);

        assertThatThrownBy(() -> pawl.deploy("orders", file)).isInstanceOfSatisfying(
                InvalidDefinitionException.class, refused -> {
                    assertThat(refused.mistakes()).hasSizeGreaterThan(1)
                            .anySatisfy(mistake -> {
                                assertThat(mistake.location()).isEqualTo("/States/A/Next");
                                assertThat(mistake.line()).isEqualTo(4);
                            });
                    assertThat(refused).hasMessageContaining(file + ":4:");
                });
        assertThatThrownBy(() -> pawl.deploy("orders", folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> pawl.deploy("orders", Jsonata.machine(Jsonata.pass("A").next("B"))))
                .isInstanceOf(MachineException.class).hasMessageContaining("PawlTest.java");
    }

    @Test
    void the_same_name_and_input_is_the_same_execution() {
        charging();
        Workflow orders = pawl.deploy("orders", Shop.calls("charge"));
        Execution first = orders.start("order-5", Order.of("5"));
        assertThat(first.result(Receipt.class).order()).isEqualTo("5");

        assertThat(orders.start("order-5", Order.of("5")).arn()).isEqualTo(first.arn());
        assertThatThrownBy(() -> orders.start("order-5", Order.of("6"))).isInstanceOf(EngineException.class)
                .hasMessageContaining("Already Exists").hasMessageContaining("order-5");
        assertThat(pawl.find("orders", "order-5")).get().hasToString(first.arn());
        assertThat(pawl.find("orders", "order-6")).isEmpty();
        assertThat(first.name()).isEqualTo("order-5");
        assertThat(first.input(Order.class)).isEqualTo(Order.of("5"));
        assertThat(orders.executions(ExecutionStatus.SUCCEEDED, 10)).hasSize(1);
    }

    @Test
    void an_execution_waits_is_stopped_and_is_redriven() {
        pawl.deploy("waiting", """
                {"StartAt": "Ask", "States": {"Ask": {"Type": "Task",
                 "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                 "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token"}}}}}""");
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        pawl.function("ask", JsonNode.class, Void.class, question -> {
            asked.add(question.path("token").asText());
            return null;
        });
        Execution execution = pawl.start("waiting", Map.of());
        assertThat(execution.await(Duration.ofMillis(1))).isFalse();
        take(asked);

        execution.stop("Enough", "of it");

        assertThat(execution.await(LONG)).isTrue();
        assertThatThrownBy(() -> execution.result(String.class)).isInstanceOfSatisfying(
                ExecutionFailedException.class, failed -> assertThat(failed.status())
                        .isEqualTo(ExecutionStatus.ABORTED));

        execution.redrive();
        String token = take(asked);
        pawl.heartbeat(token);
        pawl.complete(token, Map.of("answer", 42));

        assertThat(execution.result(Object.class)).isEqualTo(Map.of("answer", 42));
        assertThat(execution.history()).last().extracting(e -> e.event())
                .isInstanceOf(Event.ExecutionSucceeded.class);
        assertThatThrownBy(() -> pawl.fail(token, "Late", "")).isInstanceOf(EngineException.class)
                .hasMessageContaining("Task");
    }

    @Test
    void listeners_hear_what_happens_even_if_one_of_them_fails() throws Exception {
        charging();
        pawl.deploy("orders", Shop.calls("charge"));
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        var failing = pawl.listen((execution, events) -> {
            throw new IllegalStateException("a listener's own mistake");
        });
        var listening = pawl.listen((execution, events) -> {
            if (events.getLast().event() instanceof Event.ExecutionSucceeded) {
                ended.add(execution.name());
            }
        });

        Execution first = pawl.start("orders", Order.of("7"));

        assertThat(take(ended)).isEqualTo(first.name());
        listening.close();
        failing.close();
        pawl.run("orders", Order.of("8"), Receipt.class);
        assertThat(ended).isEmpty();
    }

    @Test
    void an_express_execution_survives_a_listener_that_is_broken() {
        charging();
        pawl.deploy("quick", Shop.calls("charge"), MachineType.EXPRESS);
        try (var failing = pawl.listen((execution, events) -> {
            throw new AssertionError("a listener's own mistake");
        })) {
            assertThat(failing).isNotNull();
            assertThat(pawl.run("quick", Order.of("7"), Receipt.class)).isNotNull();
        }
    }

    @Test
    void a_future_ends_with_the_execution_and_with_the_engine() {
        pawl.deploy("long", """
                {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1000, "End": true}}}""");
        var future = pawl.start("long", Map.of()).future(JsonNode.class);

        pawl.close();

        assertThat(future).failsWithin(LONG).withThrowableThat()
                .withMessageContaining("goes on when it is opened again");
    }

    @Test
    void a_file_is_opened_by_one_at_a_time(@TempDir Path folder) {
        Path file = folder.resolve("deeper").resolve("orders.db");
        try (Pawl one = Pawl.open(file)) {
            assertThat(one.engine().executionsInMemory()).isZero();
            assertThatThrownBy(() -> Pawl.open(file)).isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process");
        }
        Pawl.open(file).close();
    }

    private static String take(BlockingQueue<String> queue) {
        try {
            String taken = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(taken).isNotNull();
            return String.valueOf(taken);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
