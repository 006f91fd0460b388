package dev.pawl.examples.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
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
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real Docker Engine, with the docker command to make the image. Without them it is skipped. */
class ContainerEtlTest {
    private static final String IMAGE = "pawl-example/shell:1";
    private static final String MAKE_IMAGE = """
            set -e
            docker image inspect %1$s > /dev/null 2>&1 && exit 0
            mkdir -p root/bin root/tmp
            cp /bin/busybox root/bin/busybox
            for c in sh echo grep awk sort sleep; do ln -s busybox root/bin/$c; done
            tar -C root -c . | docker import - %1$s
            """.formatted(IMAGE);

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(succeeds("docker version"), "Needs a Docker Engine (DOCKER_HOST) and the docker command");
        assumeTrue(Files.isExecutable(Path.of("/bin/busybox")), "Needs a static busybox");
        assertThat(succeeds(MAKE_IMAGE)).isTrue();
        Files.createDirectories(folder.resolve("tasks"));
        Files.writeString(folder.resolve("tasks/transform.json"),
                Files.readString(Path.of("tasks/transform.json")).replace("busybox:1", IMAGE));
        Files.copy(Path.of("pawl.json"), folder.resolve("pawl.json"));
    }

    private boolean succeeds(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile()).start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private Engine engine(Store store) {
        ConnectorProvider.Settings settings = new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(System.getenv(name)), Configuration.read(folder.resolve("pawl.json")),
                Secrets.NONE);
        List<Connector> connectors = ServiceLoader.load(ConnectorProvider.class).stream()
                .map(provider -> provider.get().create(settings)).toList();
        return Engine.builder().store(store).connectors(connectors).start();
    }

    private static String machine(Engine engine, String name, String definition) {
        MachineRecord.Settings settings = new MachineRecord.Settings(definition, "arn:aws:iam::123456789012:role/none",
                Optional.empty(), Optional.empty(), Optional.empty());
        return engine.machines()
                .create(new NewStateMachine(name, MachineRecord.MachineType.STANDARD, settings, Map.of())).arn();
    }

    private static String start(Engine engine, String machine, String input) {
        return engine.executions().start(Start.of(machine, input)).toCompletableFuture().join().executionArn();
    }

    private static ExecutionRecord ended(Engine engine, String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status() != ExecutionStatus.RUNNING) {
                return record;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("Still running: " + execution);
    }

    private boolean runs(String execution) throws IOException, InterruptedException {
        return succeeds("test -n \"$(docker ps -q --filter label=dev.pawl.execution=" + execution + ")\"");
    }

    private void await(String execution, boolean running) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (runs(execution) != running) {
            assertThat(System.nanoTime()).as("Expected containers of %s: %s", execution, running).isLessThan(deadline);
        }
    }

    @Test
    void ordersAreSummedOrTheFailureIsExplained() throws Exception {
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db")); Engine engine = engine(store)) {
            String machine = machine(engine, "etl", Files.readString(Path.of("workflow.asl.json")));
            ExecutionRecord done = ended(engine, start(engine, machine, Files.readString(Path.of("input.json"))));
            assertThat(done.failure()).isEqualTo(Failure.UNNAMED);
            assertThat(done.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            String task = done.output().orElseThrow().value().path("task").asText();
            assertThat(Files.readString(folder.resolve(".pawl/containers")
                    .resolve(task.substring(task.lastIndexOf('/') + 1)).resolve("transform.log"))).contains(" CH 160")
                    .contains(" DE 80").contains(" FR 15");

            ExecutionRecord failed = ended(engine, start(engine, machine, "{\"orders\":\"\"}"));
            assertThat(failed.failure().error()).contains("TransformFailed");
            assertThat(failed.failure().cause().orElseThrow()).contains("Essential container in task exited");
        }
    }

    private static final String FOREVER = """
            {"StartAt": "Wait", "States": {"Wait": {"Type": "Task", "End": true, %s
              "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {"TaskDefinition": "transform",
                "Overrides": {"ContainerOverrides": [{"Name": "extract",
                  "Command": ["sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"]}]}}}}}""";

    @Test
    void containersGoOnThroughARestartAndEndWithATimeOutOrAStop() throws Exception {
        String aborted;
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db")); Engine engine = engine(store)) {
            aborted = start(engine, machine(engine, "forever", FOREVER.formatted("")), "{}");
            await(aborted, true);
            String late = start(engine, machine(engine, "late", FOREVER.formatted("\"TimeoutSeconds\": 3,")), "{}");
            assertThat(ended(engine, late).failure().error()).contains("States.Timeout");
            await(late, false);
        }
        assertThat(runs(aborted)).isTrue();
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db")); Engine engine = engine(store)) {
            assertThat(engine.executions().describe(aborted).status()).isEqualTo(ExecutionStatus.RUNNING);
            engine.executions().stop(aborted, Failure.UNNAMED).toCompletableFuture().join();
            await(aborted, false);
        }
    }

    private static final String TOKEN = """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::ecs:runTask.waitForTaskToken", "Parameters": {"TaskDefinition": "transform",
                "Overrides": {"ContainerOverrides": [{"Name": "extract", "Command": ["sh", "-c", "echo token=$T"],
                  "Environment": [{"Name": "T", "Value.$": "$$.Task.Token"}]}]}}}}}""";

    @Test
    void aContainerHasTheTokenOfItsTask() throws Exception {
        try (Store store = JooqStore.sqlite(folder.resolve("pawl.db")); Engine engine = engine(store)) {
            String execution = start(engine, machine(engine, "ask", TOKEN), "{}");
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            Optional<String> token = Optional.empty();
            while (token.isEmpty()) {
                token = token();
                assertThat(System.nanoTime()).as("no token yet").isLessThan(deadline);
            }
            engine.tasks().succeed(token.get(), "{\"rows\":3}").toCompletableFuture().join();
            assertThat(ended(engine, execution).output().orElseThrow().text()).isEqualTo("{\"rows\":3}");
        }
    }

    /** What the container printed, once its task is over. */
    private Optional<String> token() throws IOException {
        Path tasks = folder.resolve(".pawl/containers");
        if (!Files.isDirectory(tasks)) {
            return Optional.empty();
        }
        try (var homes = Files.list(tasks)) {
            for (Path log : homes.map(home -> home.resolve("extract.log")).filter(Files::exists).toList()) {
                String text = Files.readString(log);
                if (text.contains("token=")) {
                    return Optional.of(text.substring(text.indexOf("token=") + "token=".length()).strip());
                }
            }
        }
        return Optional.empty();
    }
}
