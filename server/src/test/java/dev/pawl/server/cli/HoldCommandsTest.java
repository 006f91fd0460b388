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

/** Pausing, resuming and draining over HTTP and by the command line. */
class HoldCommandsTest {
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";

    @TempDir
    private Path folder;
    private Installed installed;
    private RestClient rest;

    @BeforeEach
    void start() {
        installed = new Installed(folder.resolve("pawl.db"), "", Map.of());
        rest = new RestClient(installed.port());
        installed.machine("orders", "STANDARD", PASS);
    }

    @AfterEach
    void stop() {
        rest.close();
        installed.close();
    }

    private static String path(String arn) {
        return URLEncoder.encode(arn, StandardCharsets.UTF_8);
    }

    private Invocation pawl(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--endpoint", installed.url()));
        return Invocation.of(all.toArray(String[]::new));
    }

    @Test
    void aMachineIsPausedAndItsExecutionsSaySo() {
        JsonNode hold = rest.ok("POST", "/machines/" + path(MACHINE) + "/pause", "reason", "audit");
        assertThat(hold.path("scope").asText()).isEqualTo("machine");
        String execution = rest.ok("POST", "/executions", "stateMachineArn", MACHINE, "name", "one")
                .path("executionArn").asText();
        assertThat(rest.get("/executions/" + path(execution)).at("/paused/reason").asText()).isEqualTo("audit");
        assertThat(rest.get("/holds").path("holds")).containsExactly(hold);
        assertThat(rest.send("POST", "/machines/" + path(MACHINE) + "/resume", "").status()).isEqualTo(204);
        installed.ended(execution);
        assertThat(rest.refused("POST", "/machines/" + path(MACHINE) + "/resume")).isEqualTo("409 NotPaused");
        assertThat(rest.refused("POST", "/executions/" + path(execution) + "/pause"))
                .isEqualTo("409 ConflictException");
        assertThat(rest.refused("POST", "/executions/nonsense/pause")).isEqualTo("400 InvalidArn");
        assertThat(rest.refused("POST", "/machines/" + path(MACHINE) + "/pause", "reason", "x".repeat(1001)))
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void theCommandLinePausesResumesAndDrains() {
        assertThat(pawl("pause", "orders", "--reason", "audit").out()).startsWith("paused  " + MACHINE + "  since ")
                .endsWith(": audit" + System.lineSeparator());
        String execution = rest.ok("POST", "/executions", "stateMachineArn", MACHINE).path("executionArn").asText();
        assertThat(pawl("pause", execution).exitCode()).isZero();
        assertThat(pawl("pause", "--all", "--refuse-starts").out()).contains("everything, refusing starts");
        assertThat(pawl("pause", "--list").out().lines()).hasSize(3);
        assertThat(rest.refused("POST", "/executions", "stateMachineArn", MACHINE))
                .isEqualTo("429 ExecutionLimitExceeded");
        assertThat(pawl("resume", "--all").exitCode()).isZero();
        assertThat(pawl("resume", "orders").exitCode()).isZero();
        assertThat(pawl("resume", execution).exitCode()).isZero();
        installed.ended(execution);
        assertThat(pawl("pause", "--list").out()).startsWith("Nothing is paused.");

        assertThat(pawl("drain", "--reason", "upgrade").out()).contains("draining  0 running",
                "Starts are refused until pawl drain --end, also after a restart.");
        assertThat(rest.refused("POST", "/executions", "stateMachineArn", MACHINE))
                .isEqualTo("429 ExecutionLimitExceeded");
        assertThat(pawl("drain", "--end").out()).startsWith("takes starts");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(pawl("pause").exitCode()).isEqualTo(2);
        assertThat(pawl("pause", "orders", "--with-children").exitCode()).isEqualTo(2);
        assertThat(pawl("drain", "--node", "nobody").err()).contains("but there is none called 'nobody'");
        assertThat(pawl("drain", "--node", "nobody", "--ended").exitCode()).isEqualTo(2);
        String only = rest.get("/cluster").at("/nodes/0/id").asText();
        assertThat(pawl("drain", "--node", only).err()).contains("Expected another node that takes over from");
        assertThat(pawl("resume", "orders").err()).contains("to be paused by itself, but it is not",
                "pawl pause --list");
        assertThat(pawl("pause", "nobody").err()).contains("but there is none called nobody");
    }

    @Test
    void listsSayWhatIsPausedAndWhatWaits() {
        installed.machine("slow", "STANDARD", """
                {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":86400,"End":true}}}""");
        assertThat(pawl("limits", "set", "one", "{\"machines\":[\"slow\"],\"concurrency\":1}").exitCode()).isZero();
        String first = pawl("start", "slow", "--name", "s-1").out().strip();
        String second = pawl("start", "slow", "--name", "s-2").out().strip();
        String other = pawl("start", "orders", "--name", "o-1").out().strip();
        installed.ended(other);
        assertThat(pawl("pause", "s-1").exitCode()).isZero();

        JsonNode list = rest.get("/executions").path("executions");
        assertThat(list).extracting(one -> one.path("executionArn").asText() + one.path("held").asText())
                .containsExactlyInAnyOrder(first + "PAUSED", second + "WAITING", other);
        Invocation printed = Invocation.of("executions", "--db", folder.resolve("pawl.db").toString());
        assertThat(printed.out()).contains(first + "  paused", second + "  waits for a place",
                other + System.lineSeparator());
    }

    @Test
    void limitsAreSetShownAndRemovedAndWhoWaitsIsSeen() {
        assertThat(pawl("limits", "show").out()).startsWith("Nothing is limited.");
        assertThat(pawl("limits", "set", "one", "{\"machines\":[\"orders\"],\"concurrency\":1}").out())
                .startsWith("one                       0 taken, 0 waiting");
        pawl("pause", "orders");
        String first = rest.ok("POST", "/executions", "stateMachineArn", MACHINE).path("executionArn").asText();
        String second = rest.ok("POST", "/executions", "stateMachineArn", MACHINE).path("executionArn").asText();
        JsonNode waiter = rest.get("/waiting").path("waiting").path(0);
        assertThat(waiter.path("executionArn").asText()).isEqualTo(second);
        assertThat(waiter.path("holders").path(0).asText()).isEqualTo(first);
        assertThat(pawl("waiting", "one").out()).contains("   1. under one  since ", second + "  after " + first);
        assertThat(rest.get("/waiting?execution=" + path(first)).path("waiting")).isEmpty();
        assertThat(rest.get("/limits").at("/limits/0/waiting").asInt()).isEqualTo(1);
        pawl("resume", "orders");
        installed.ended(first);
        installed.ended(second);
        assertThat(pawl("limits", "remove", "one").exitCode()).isZero();
        assertThat(rest.refused("DELETE", "/limits/one")).isEqualTo("404 LimitDoesNotExist");
        assertThat(rest.refused("PUT", "/limits/two", "machines", List.of("orders"))).isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("PUT", "/limits/two", "machines", List.of("orders"), "concurrency", 1, "key", "x"))
                .isEqualTo("400 InvalidRequest");
        assertThat(rest.refused("GET", "/waiting?after=x")).isEqualTo("400 InvalidRequest");
    }
}
