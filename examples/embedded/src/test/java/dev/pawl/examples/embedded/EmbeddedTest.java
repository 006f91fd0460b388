package dev.pawl.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.arn.ArnScope;
import dev.pawl.embedded.ExecutionFailedException;
import dev.pawl.embedded.Pawl;
import dev.pawl.json.Json;
import dev.pawl.server.assembly.ApiServer;
import dev.pawl.server.assembly.ServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {
    @TempDir
    private Path folder;

    private static Order order(int count, String card) {
        return new Order("17", "pen", count, new BigDecimal("19.99"), card, Optional.empty());
    }

    private List<String> ledger() throws IOException {
        return Files.readAllLines(folder.resolve("ledger.txt"));
    }

    @Test
    void the_definition_in_the_file_is_what_the_java_says() throws Exception {
        assertThat(Json.read(OrderFlow.machine().definition()))
                .isEqualTo(Json.read(Files.readString(Path.of("workflow.asl.json"))));
    }

    @Test
    void a_card_that_is_refused_gives_the_items_back() throws Exception {
        try (Pawl pawl = Pawl.builder().functions(new Shop(folder.resolve("ledger.txt"))).open()) {
            pawl.deploy("orders", OrderFlow.machine());

            assertThatThrownBy(() -> pawl.run("orders", order(3, "0000"), Parcel.class)).isInstanceOfSatisfying(
                    ExecutionFailedException.class, failed -> assertThat(failed.error()).isEqualTo("CardRefused"));
            assertThatThrownBy(() -> pawl.run("orders", order(101, "4000"), Parcel.class))
                    .hasMessageContaining("OutOfStock: Expected more of pen, but the shelf is empty");
        }
        assertThat(ledger()).containsExactly("reserved 3 pen", "released 3 pen");
    }

    @Test
    void an_order_survives_the_end_of_the_process() throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(List.of(out.readLine(), out.readLine(), out.readLine())).containsExactly("Reserve", "Charge",
                    "Time to change one's mind");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(ledger()).containsExactly("reserved 3 pen", "charged 19.99");

        Process again = start();
        String out = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(out.lines()).hasSize(2).startsWith("Ship").last().asString()
                .startsWith("Parcel[order=17, receipt=R-17, arrives=");
        assertThat(again.waitFor()).isZero();
        assertThat(ledger()).as("nothing was done twice").containsExactly("reserved 3 pen", "charged 19.99",
                "shipped R-17");
    }

    @Test
    void a_server_can_serve_what_is_embedded() throws Exception {
        try (Pawl pawl = Pawl.inMemory()) {
            pawl.deploy("orders", OrderFlow.machine());
            try (ApiServer server = ApiServer.start(pawl.engine(),
                    ServerSettings.loopback(0, ArnScope.of("us-east-1", "123456789012")));
                    HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                        .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")).build();

                assertThat(client.send(list, HttpResponse.BodyHandlers.ofString()).body())
                        .contains(pawl.workflow("orders").arn());
            }
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), folder.resolve("orders.db").toString(),
                "input.json").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
