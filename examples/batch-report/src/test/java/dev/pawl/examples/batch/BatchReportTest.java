package dev.pawl.examples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider.Settings;
import dev.pawl.container.ContainerConnectorProvider;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.secret.Secrets;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example on a real Docker Engine, with an image of this machine's busybox where none can be pulled. */
class BatchReportTest {
    private static final String IMAGE = "pawl-example/busybox:1";

    @TempDir
    private Path folder;

    @Test
    void salesAreCountedAndAddedUp() throws Exception {
        assumeTrue(provideImage(), "Needs a Docker Engine, its command line, and a static busybox in /bin");
        copy();
        Configuration configuration = Configuration.read(folder.resolve("pawl.json"));
        Connector connector = new ContainerConnectorProvider().create(new Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(System.getenv(name)), configuration,
                Secrets.of(configuration, name -> Optional.empty())));
        try (Engine engine = Engine.builder().store(new MemoryStore()).connectors(List.of(connector)).start()) {
            ExecutionRecord ended = ended(engine, start(engine));

            assertThat(ended.failure().cause()).isEmpty();
            assertThat(ended.output().orElseThrow().text())
                    .isEqualTo("{\"job\":\"total-sales\",\"status\":\"SUCCEEDED\",\"exitCode\":0}");
            assertThat(Files.readString(folder.resolve("out/total-march"))).isEqualTo("6\n");
        }
    }

    private void copy() throws IOException {
        for (String each : List.of("pawl.json", "definitions/count.json", "definitions/total.json", "sales/north.csv",
                "sales/south.csv", "sales/west.csv", "out/README.md")) {
            Path to = folder.resolve(each);
            Files.createDirectories(to.resolve("..").normalize());
            Files.writeString(to, Files.readString(Path.of(each)).replace("busybox:1.36", IMAGE));
        }
    }

    private static String start(Engine engine) throws Exception {
        MachineRecord.Settings settings = new MachineRecord.Settings(Files.readString(Path.of("workflow.asl.json")),
                "arn:aws:iam::123456789012:role/none", Optional.empty(), Optional.empty(), Optional.empty());
        String machine = engine.machines().create(new NewStateMachine("batch-report",
                MachineRecord.MachineType.STANDARD, settings, Map.of())).arn();
        return engine.executions().start(Start.of(machine, Files.readString(Path.of("input.json"))))
                .toCompletableFuture().get(10, TimeUnit.SECONDS).executionArn();
    }

    private static ExecutionRecord ended(Engine engine, String execution) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            ExecutionRecord record = engine.executions().describe(execution);
            if (record.status() != ExecutionStatus.RUNNING) {
                return record;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("Still running: " + execution);
    }

    private boolean provideImage() throws Exception {
        if (docker("version") != 0) {
            return false;
        }
        if (docker("image", "inspect", IMAGE) == 0) {
            return true;
        }
        Path busybox = Path.of("/bin/busybox");
        Path root = Files.createDirectories(folder.resolve("image/bin"));
        if (!Files.isExecutable(busybox)) {
            return false;
        }
        Files.copy(busybox, root.resolve("busybox"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        for (String command : Stream.of("sh", "ls", "head", "tail", "cat", "wc", "echo").toList()) {
            Files.createSymbolicLink(root.resolve(command), Path.of("busybox"));
        }
        Path tar = folder.resolve("image.tar");
        return run("tar", "-cf", tar.toString(), "-C", folder.resolve("image").toString(), "bin") == 0
                && docker("import", tar.toString(), IMAGE) == 0;
    }

    private static int docker(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static int run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : 1;
        } catch (IOException e) {
            return 127;
        }
    }
}
