package dev.pawl.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.tls.TlsSettings;
import java.time.Duration;
import java.util.Optional;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no operation can show by itself. */
class ApiServerTest {
    private static final String WAIT = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";

    @TempDir
    private Path folder = Path.of("");

    /** A request that fits the model, about nothing that exists. */
    private static Object[] members() {
        String prefix = "arn:aws:states:us-east-1:123456789012:";
        return new Object[]{"name", "n", "definition", WAIT, "roleArn", RealServer.ROLE, "taskToken", "t", "output",
                "{}", "tags", List.of(), "tagKeys", List.of("k"), "activityArn", prefix + "activity:none",
                "executionArn", prefix + "execution:none:none", "mapRunArn", prefix + "mapRun:none/L:1",
                "stateMachineVersionArn", prefix + "stateMachine:none:1", "stateMachineAliasArn",
                prefix + "stateMachine:none:live", "stateMachineArn", prefix + "stateMachine:none", "resourceArn",
                prefix + "activity:none", "routingConfiguration",
                List.of(Map.of("stateMachineVersionArn", prefix + "stateMachine:none:1", "weight", 100))};
    }

    @Test
    void every_operation_does_its_work() {
        try (RealServer server = new RealServer(folder.resolve("pawl.db"))) {
            for (OperationModel operation : TestServer.MODEL.operations()) {
                String name = operation.name();
                RawHttp.Answer answer = server.call(name, RealServer.object(members()));
                assertThat(answer.status()).as(name + answer).isIn(200, 400);
                assertThat(answer.json().path("__type").asText()).as(name).doesNotContain("InternalFailure",
                        "UnknownOperation");
            }
        }
    }

    @Test
    void what_was_answered_is_there_after_a_restart() {
        Path file = folder.resolve("pawl.db");
        String machine;
        String execution;
        try (RealServer server = new RealServer(file)) {
            machine = server.machine("kept", WAIT);
            execution = server.start(machine, "[1]");
            server.ok("TagResource", "resourceArn", machine, "tags", List.of(Map.of("key", "k", "value", "v")));
        }
        try (RealServer server = new RealServer(file)) {
            assertThat(server.ok("DescribeStateMachine", "stateMachineArn", machine).path("status").asText())
                    .isEqualTo("ACTIVE");
            assertThat(server.ok("DescribeExecution", "executionArn", execution).path("status").asText())
                    .isEqualTo("RUNNING");
            assertThat(server.ok("ListTagsForResource", "resourceArn", machine).path("tags")).hasSize(1);
            server.ok("StopExecution", "executionArn", execution);
            assertThat(server.ended(execution).path("status").asText()).isEqualTo("ABORTED");
        }
    }

    @Test
    void the_prefix_that_sdks_put_before_the_host_is_taken() {
        try (RealServer server = new RealServer(folder.resolve("pawl.db"));
                RawHttp connection = new RawHttp(server.port())) {
            String machine = server.machine("express",
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "EXPRESS");
            RawHttp.Answer answer = connection.send(RawHttp.request(server.port(), "StartSyncExecution",
                    "{\"stateMachineArn\":\"" + machine + "\"}", Map.of("Host", "sync-localhost:" + server.port())))
                    .receive();

            assertThat(answer.json().path("status").asText()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void an_open_address_needs_keys() {
        try (RealServer server = new RealServer(folder.resolve("pawl.db"))) {
            ServerSettings open = ServerSettings.loopback(0, RealServer.HERE).withHost("0.0.0.0", List.of());

            assertThatThrownBy(() -> ApiServer.start(server.engine(), open))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("credentials");
        }
    }

    @Test
    void an_open_address_needs_tls_or_a_word() throws Exception {
        try (RealServer server = new RealServer(folder.resolve("pawl.db"))) {
            ServerSettings open = ServerSettings.loopback(0, RealServer.HERE).withHost("0.0.0.0", List.of())
                    .withAccessKeys(List.of(new AccessKey("AKID", "s3cr3t", Principal.admin("carol"))));
            assertThatThrownBy(() -> ApiServer.start(server.engine(), open))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tls.certificate");

            TlsSettings plain = new TlsSettings(Optional.empty(), "TLSv1.2", Optional.empty(), Duration.ZERO,
                    Duration.ofSeconds(1), true, List.of());
            try (ApiServer second = ApiServer.start(server.engine(), open.withTls(plain))) {
                assertThat(second.port()).isPositive();
            }
        }
    }
}
