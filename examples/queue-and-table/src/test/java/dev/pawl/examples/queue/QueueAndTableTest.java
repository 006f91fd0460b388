package dev.pawl.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.aws.call.AwsConnectorProvider;
import dev.pawl.config.Configuration;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.json.Payload;
import dev.pawl.localservices.LocalService;
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

class QueueAndTableTest {
    private static final String RECEIVE = """
            {"StartAt":"R","States":{"R":{"Type":"Task","End":true,
              "Resource":"arn:aws:states:::aws-sdk:sqs:receiveMessage","Parameters":{"QueueUrl.$":"$.QueueUrl"},
              "OutputPath":"$.Messages"}}}""";

    @TempDir
    private Path folder;

    @Test
    void anOrderIsKeptAndHandedOnOnce() throws IOException {
        assumeTrue(LocalService.available(), "the build has not loaded ElasticMQ and DynamoDB Local");
        try (LocalService queues = LocalService.elasticMq();
                LocalService tables = LocalService.dynamoDb();
                Store store = JooqStore.sqlite(folder.resolve("pawl.db"));
                Engine engine = Engine.builder().store(store)
                        .connectors(List.of(new AwsConnectorProvider().create(settings(queues, tables)))).start()) {
            Payload queue = output(engine, "setup", Files.readString(Path.of("setup.asl.json")), "{}");
            String workflow = Files.readString(Path.of("workflow.asl.json"));
            String input = Files.readString(Path.of("input.json"));

            assertThat(output(engine, "first", workflow, input).value().path("message").asText()).hasSize(36);
            assertThat(output(engine, "again", workflow, input).value().path("message").asText())
                    .isEqualTo("none: this order is known");

            assertThat(output(engine, "receive", RECEIVE, queue.text()).value()).singleElement()
                    .satisfies(message -> assertThat(Payload.parse(message.path("Body").asText()))
                            .isEqualTo(Payload.parse(input)));
        }
    }

    private static Settings settings(LocalService queues, LocalService tables) {
        Map<String, String> variables = Map.of("AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint().toString());
        return new Settings("123456789012", "us-east-1", name -> Optional.ofNullable(variables.get(name)),
                Configuration.read(Path.of("pawl.json")), Secrets.NONE);
    }

    private static Payload output(Engine engine, String name, String definition, String input) {
        MachineRecord.Settings settings = new MachineRecord.Settings(definition,
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        String machine = engine.machines().create(new NewStateMachine(name, MachineRecord.MachineType.STANDARD,
                settings, Map.of())).arn();
        ExecutionRecord ended = ended(engine, engine.executions().start(Start.of(machine, input))
                .toCompletableFuture().join().executionArn());
        assertThat(ended.failure().cause()).isEmpty();
        return ended.output().orElseThrow();
    }

    private static ExecutionRecord ended(Engine engine, String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status().ended()) {
                return record;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new AssertionError("The execution does not end");
    }
}
