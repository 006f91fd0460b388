package dev.pawl.container.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.DockerClient;
import dev.pawl.config.Configuration;
import dev.pawl.container.engine.TaskRecord.Status;
import dev.pawl.container.engine.TaskRecord.StopCode;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Docker Engine is there, but for a while nobody can reach it. */
class EngineAwayTest {
    @TempDir
    Path folder;

    private final DockerClient docker = RealEngine.client();
    private final FaultyWire wire = FaultyWire.toEngine();
    @SuppressWarnings("NullAway.Init") // each test opens it as it needs it
    private ContainerTasks tasks;

    @AfterEach
    void close() {
        tasks.close();
        wire.close();
    }

    private void open(int engineTimeoutSeconds) {
        tasks = ContainerTasks.open(ContainerSettings.of(Configuration.of(Json.read("{\"containers\":{\"host\":\"tcp://"
                + "127.0.0.1:" + wire.port() + "\",\"engineTimeout\":" + engineTimeoutSeconds + "}}"), "pawl.json",
                folder), name -> Optional.empty()), Secrets.NONE, name -> Optional.empty());
    }

    private static TaskPlan plan() {
        return new TaskPlan(UUID.randomUUID().toString().replace("-", ""),
                new TaskPlan.Owner("test", "test:1", "e", "m", JsonNodeFactory.instance.objectNode()),
                List.of(ContainerPlan.of("main", RealEngine.IMAGE,
                        List.of("sh", "-c", "trap 'exit 6' USR1; while true; do sleep 0.05; done"))),
                Optional.empty());
    }

    private void run(TaskPlan plan) {
        tasks.start(plan);
        Waiting.until(() -> tasks.find(plan.id()).flatMap(task -> task.container("main"))
                .filter(c -> c.status() == Status.RUNNING).isPresent());
    }

    @Test
    void aTaskOutlivesAnOutageOfTheEngine() throws Exception {
        open(60);
        TaskPlan plan = plan();
        run(plan);
        wire.cut();
        docker.killContainerCmd(Labels.name(plan.id(), "main")).withSignal("USR1").exec();
        wire.mend();
        assertThat(tasks.end(plan).get(60, TimeUnit.SECONDS).containers().getFirst().exitCode()).hasValue(6);
    }

    @Test
    void anEngineThatStaysAwayIsGivenUpAndItsContainersAreRemovedLater() throws Exception {
        open(1);
        TaskPlan plan = plan();
        run(plan);
        wire.cut();
        TaskRecord end = tasks.end(plan).get(60, TimeUnit.SECONDS);
        assertThat(end.stop().orElseThrow().code()).isEqualTo(StopCode.LOST);
        assertThat(end.stop().orElseThrow().reason()).startsWith("The Docker Engine at tcp://127.0.0.1:");
        tasks.close();
        wire.mend();
        open(1);
        Waiting.until(() -> docker.listContainersCmd().withShowAll(true)
                .withLabelFilter(Map.of(Labels.TASK, plan.id())).exec().isEmpty());
    }

    @Test
    void aTaskIsNotAcceptedWhileTheEngineIsAway() {
        open(60);
        wire.cut();
        TaskPlan plan = plan();
        assertThatThrownBy(() -> tasks.start(plan)).isInstanceOf(EngineException.Away.class)
                .hasMessageContaining("cannot be reached");
        assertThat(tasks.find(plan.id())).isEmpty();
    }
}
