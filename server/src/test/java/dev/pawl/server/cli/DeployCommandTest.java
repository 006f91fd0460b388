package dev.pawl.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.server.assembly.Installed;
import dev.pawl.server.rest.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines of a running server become what files say. */
class DeployCommandTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:";
    private static final String ORDERS = """
            {
              "StartAt": "Pay",
              "States": {
                "Pay": {"Type": "Pass", "Next": "Ship"},
                "Ship": {"Type": "Pass", "Result": {"shipped": true}, "End": true}
              }
            }
            """;
    private static final String ORDERS_IN_YAML = """
            # how an order goes
            StartAt: Pay
            States:
              Pay:
                Type: Pass
                Next: Nowhere
            """;

    @TempDir
    private Path folder;
    private Installed installed;
    private RestClient rest;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        rest = new RestClient(installed.port());
    }

    @AfterEach
    void stop() {
        rest.close();
        installed.close();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Invocation deploy(Object... words) {
        List<String> all = new ArrayList<>(List.of("deploy"));
        List.of(words).forEach(word -> all.add(word.toString()));
        return Invocation.at(installed, all.toArray(String[]::new));
    }

    private JsonNode machine(String name) {
        return rest.get("/machines/" + RestClient.encoded(ARN + name));
    }

    private boolean missing(String name) {
        return rest.send("GET", "/machines/" + RestClient.encoded(ARN + name), "").status() == 404;
    }

    @Test
    void what_is_no_file_in_a_folder_is_not_waited_for() throws Exception {
        file("flows/orders.asl.json", ORDERS);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("flows/pipe.asl.json").toString()).start().waitFor())
                .isZero();
        Invocation deployed = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> deploy(folder.resolve("flows")));
        assertThat(deployed.out()).isEqualToNormalizingNewlines("created    orders\n");
    }

    @Test
    void a_machine_is_created_and_then_only_what_changed_is_written() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        Invocation created = deploy(orders);
        assertThat(created.err()).isEmpty();
        assertThat(created.out()).isEqualToNormalizingNewlines("created    orders\n");
        assertThat(machine("orders").path("definition").asText()).isEqualTo(ORDERS);
        String before = machine("orders").toString();

        assertThat(deploy(orders).out()).isEqualToNormalizingNewlines("unchanged  orders\n");
        assertThat(machine("orders")).hasToString(before);

        file("orders.asl.json", ORDERS.replace("\"Next\": \"Ship\"", "\"Next\": \"Pack\"")
                .replace("    \"Ship\"", "    \"Pack\": {\"Type\": \"Pass\", \"Next\": \"Ship\"},\n    \"Ship\""));
        assertThat(deploy(orders).out())
                .isEqualToNormalizingNewlines("changed    orders: added Pack; changed Pay\n");
        assertThat(machine("orders").path("definition").asText()).contains("Pack");
        assertThat(installed.ended(Invocation.of("start", "orders", "--endpoint", installed.url()).out().strip())
                .output().orElseThrow().text()).isEqualTo("{\"shipped\":true}");
    }

    @Test
    void a_dry_run_shows_the_lines_and_writes_nothing() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        assertThat(deploy(orders, "--dry-run").out()).isEqualToNormalizingNewlines("to create  orders\n");
        assertThat(missing("orders")).isTrue();
        deploy(orders);
        file("orders.asl.json", ORDERS.replace("{\"shipped\": true}", "{\"shipped\": false}"));
        assertThat(deploy(orders, "--dry-run", "--diff").out()).contains("to change  orders: changed Ship",
                "-    \"Ship\": {\"Type\": \"Pass\", \"Result\": {\"shipped\": true}, \"End\": true}",
                "+    \"Ship\": {\"Type\": \"Pass\", \"Result\": {\"shipped\": false}, \"End\": true}");
        assertThat(machine("orders").path("definition").asText()).isEqualTo(ORDERS);
    }

    @Test
    void a_whole_folder_is_refused_for_one_mistake_with_its_line() throws IOException {
        file("flows/good.asl.json", ORDERS);
        Path bad = file("flows/bad.asl.yaml", ORDERS_IN_YAML);
        Invocation refused = deploy(folder.resolve("flows"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(bad + ":6:5: error: ", "Next: Nowhere",
                "bad is refused; nothing was changed.");
        assertThat(refused.out()).isEmpty();
        assertThat(missing("good")).isTrue();

        Files.writeString(bad, ORDERS_IN_YAML.replace("Next: Nowhere", "End: true"));
        assertThat(deploy(folder.resolve("flows")).out()).contains("created    bad", "created    good");
        assertThat(deploy(folder.resolve("flows")).out()).contains("unchanged  bad", "unchanged  good");
    }

    @Test
    void a_version_is_published_once_and_the_alias_means_it() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        assertThat(deploy(orders, "--alias", "live", "--description", "the first").out())
                .isEqualToNormalizingNewlines("created    orders\nversion    orders:1\nalias      orders:live\n");
        assertThat(deploy(orders, "--alias", "live").out())
                .isEqualToNormalizingNewlines("unchanged  orders\nversion    orders:1\nunchanged  orders:live\n");
        file("orders.asl.json", ORDERS.replace("{\"shipped\": true}", "{\"shipped\": false}"));
        Invocation published = deploy(orders, "--publish");
        assertThat(published.err()).isEmpty();
        assertThat(published.out()).contains("version    orders:2");
        assertThat(machine("orders:live").path("stateMachineVersionArn").asText()).endsWith(":orders:1");
        assertThat(deploy(orders, "--alias", "live").out()).contains("version    orders:2", "alias      orders:live");
        assertThat(machine("orders:live").path("stateMachineVersionArn").asText()).endsWith(":orders:2");
    }

    @Test
    void a_machine_keeps_its_type_and_has_one_file() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        deploy(orders, "--type", "express");
        assertThat(machine("orders").path("type").asText()).isEqualTo("EXPRESS");
        assertThat(deploy(orders).out()).contains("unchanged");
        assertThat(deploy(orders, "--type", "standard").err()).contains("orders is EXPRESS and cannot change");
        assertThat(deploy(orders, "--machine", "sales").out()).contains("created    sales");
        Path other = file("other/orders.asl.json", ORDERS);
        assertThat(deploy(orders, other).err()).contains(orders + " and " + other + " are both for orders");
        assertThat(deploy(orders, other, "--machine", "x").err()).contains("Expected one file with --machine");
        assertThat(deploy(folder.resolve("nothing.json")).err()).contains("there is none");
        assertThat(deploy(file("broken.asl.json", "{")).err()).contains("broken.asl.json:1:2: error: ");
        assertThat(deploy(file("broken.asl.yaml", "a: [")).err()).contains("broken.asl.yaml:1:5: Expected YAML");
    }

    @Test
    void what_the_server_refuses_is_not_said_to_be_done() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        Invocation refused = deploy(orders, "--machine", "a".repeat(81));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void a_description_is_of_a_version() throws IOException {
        Path orders = file("orders.asl.json", ORDERS);
        Invocation refused = deploy(orders, "--description", "the first");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("Expected --publish or --alias with --description");
        assertThat(missing("orders")).isTrue();
    }
}
