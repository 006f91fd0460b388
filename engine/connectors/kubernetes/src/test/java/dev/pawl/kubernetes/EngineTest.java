package dev.pawl.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pawl.config.Configuration;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.memory.MemoryStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions whose tasks are Jobs, through the end of the engine and of the execution. */
final class EngineTest {
    private static final String DEFINITION = """
            {"StartAt": "Report", "States": {"Report": {"Type": "Task",
              "Resource": "arn:aws:states:::eks:runJob.sync",
              "Parameters": {"ClusterName": "test", "Job": %s},
              "Catch": [{"ErrorEquals": ["EKS.409"], "Next": "Taken"}],
              "ResultSelector": {"type.$": "$.status.conditions[0].type"}, "End": true},
              "Taken": {"Type": "Pass", "Result": "taken", "End": true}}}""".formatted(Tasks.JOB);

    private final ApiServer server = new ApiServer();
    private final MemoryStore store = new MemoryStore();
    private Engine engine = engine();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void aJobOutlivesTheEngine() throws Exception {
        String execution = start();
        await(() -> server.has("report"));
        engine.close();
        server.end("report", "Complete");
        engine = engine();

        assertThat(ended(execution).output().orElseThrow().text()).isEqualTo("{\"type\":\"Complete\"}");
    }

    @Test
    void anExecutionThatIsStoppedTakesItsJobAlong() throws Exception {
        String execution = start();
        await(() -> server.has("report"));

        engine.executions().stop(execution, Failure.UNNAMED).toCompletableFuture().get(10, TimeUnit.SECONDS);

        await(() -> !server.has("report"));
        assertThat(ended(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void aRefusalCanBeCaught() throws Exception {
        String first = start();
        await(() -> server.has("report"));

        assertThat(ended(start()).output().orElseThrow().text()).isEqualTo("\"taken\"");
        assertThat(engine.executions().describe(first).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void theGuidesWorkflowRuns() throws Exception {
        String execution = start(guide(0));
        await(() -> !server.jobs().isEmpty());
        String job = server.jobs().get(0);
        server.mock.expect().get()
                .withPath("/api/v1/namespaces/default/pods/pod/log?container=main&tailLines=20")
                .andReturn(200, "{\"rows\": 12}").always();
        server.mock.expect().get()
                .withPath("/api/v1/namespaces/default/pods/pod/log?tailLines=20&container=main")
                .andReturn(200, "{\"rows\": 12}").always();
        server.pod("pod", job, "");
        server.end(job, "Complete");

        assertThat(job).startsWith("report-");
        assertThat(ended(execution).output().orElseThrow().text()).isEqualTo("{\"rows\":[12]}");
    }

    @Test
    void theGuidesConfigurationIsUnderstood() throws Exception {
        Configuration configuration = Configuration.of(Json.read(guide(1)), "pawl.json", Path.of(""));

        assertThatCode(() -> Clusters.of(configuration, Secrets.of(configuration, name -> Optional.empty())).close())
                .doesNotThrowAnyException();
    }

    /** A JSON block of the guide. */
    private static String guide(int block) throws Exception {
        String text = Files.readString(Path.of("../../../docs/guides/kubernetes.md"));
        List<String> blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(text).results()
                .map(found -> found.group(1)).toList();
        return blocks.get(block);
    }

    private Engine engine() {
        String cluster = "{\"server\": \"" + server.url() + "\"}";
        return Engine.builder().store(store).connectors(List.of(Tasks.connector(
                "{\"kubernetes\": {\"clusters\": {\"test\": " + cluster + ", \"reports\": " + cluster + "}}}",
                Map.of())))
                .start();
    }

    private String start() throws Exception {
        return start(DEFINITION);
    }

    private String start(String definition) throws Exception {
        String machine = engine.machines().create(new NewStateMachine("report", MachineType.STANDARD,
                new Settings(definition, "arn:aws:iam::000000000000:role/any", Optional.empty(), Optional.empty(),
                        Optional.empty()),
                Map.of())).arn();
        return engine.executions().start(Start.of(machine, "{}")).toCompletableFuture().get(10, TimeUnit.SECONDS)
                .executionArn();
    }

    private ExecutionRecord ended(String execution) throws Exception {
        await(() -> engine.executions().describe(execution).status().ended());
        return engine.executions().describe(execution);
    }

    /** The world outside has no other way to tell. */
    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
