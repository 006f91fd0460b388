package dev.pawl.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.http.HttpConnector;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpOAuthTest {
    private static final String SECRET = "welcome-to-the-crm";

    @Test
    void aCustomerIsCreatedOnceWithOneToken(@TempDir Path folder) throws Exception {
        try (CrmServer crm = new CrmServer(0, SECRET);
                Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
                Engine engine = Engine.builder().store(store).connectors(List.of(connector(crm))).start()) {
            String machine = engine.machines().create(new NewStateMachine("http-oauth",
                    MachineRecord.MachineType.STANDARD, new MachineRecord.Settings(text("workflow.asl.json", crm),
                            "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(),
                            Optional.empty()),
                    Map.of())).arn();

            assertThat(output(engine, machine, crm)).isEqualTo(
                    "{\"customer\":\"c-1\",\"new\":true,\"letters\":{\"topics\":2,\"consent\":\"phone\"}}");
            assertThat(output(engine, machine, crm)).contains("\"customer\":\"c-1\"", "\"new\":false");
            assertThat(crm.tokensGiven()).isEqualTo(1);
        }
    }

    private static HttpConnector connector(CrmServer crm) throws IOException {
        Configuration configuration = Configuration.of(Json.read(text("pawl.json", crm)), "pawl.json", Path.of(""));
        Secrets secrets = Secrets.of(configuration,
                name -> name.equals("CRM_CLIENT_SECRET") ? Optional.of(SECRET) : Optional.empty());
        return HttpConnector.create(new Settings("123456789012", "us-east-1", name -> Optional.empty(), configuration,
                secrets));
    }

    /** A file of the example, for the port that the CRM has here. */
    private static String text(String file, CrmServer crm) throws IOException {
        return Files.readString(Path.of(file)).replace("7070", String.valueOf(crm.port()));
    }

    private static String output(Engine engine, String machine, CrmServer crm) throws IOException {
        String execution = engine.executions().start(Start.of(machine, text("input.json", crm))).toCompletableFuture()
                .join().executionArn();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status().ended()) {
                assertThat(record.failure().cause()).isEmpty();
                return record.output().orElseThrow().text();
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + execution);
    }
}
