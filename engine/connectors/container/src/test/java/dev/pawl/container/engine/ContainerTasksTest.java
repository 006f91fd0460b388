package dev.pawl.container.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.DockerClient;
import dev.pawl.config.Configuration;
import dev.pawl.container.engine.ContainerPlan.Access;
import dev.pawl.container.engine.ContainerPlan.Condition;
import dev.pawl.container.engine.ContainerPlan.Dependency;
import dev.pawl.container.engine.ContainerPlan.Life;
import dev.pawl.container.engine.ContainerPlan.Limits;
import dev.pawl.container.engine.ContainerPlan.Program;
import dev.pawl.container.engine.TaskRecord.ContainerRecord;
import dev.pawl.container.engine.TaskRecord.Status;
import dev.pawl.container.engine.TaskRecord.Stop;
import dev.pawl.container.engine.TaskRecord.StopCode;
import dev.pawl.json.Json;
import dev.pawl.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base on a real Docker Engine. */
class ContainerTasksTest {
    private static final Stop ABORT = new Stop(StopCode.USER_INITIATED, "Aborted");

    @TempDir
    Path folder;

    private final DockerClient docker = RealEngine.client();
    private ContainerTasks tasks;

    @BeforeEach
    void open() {
        tasks = opened();
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    private ContainerTasks opened() {
        return ContainerTasks.open(ContainerSettings.of(
                Configuration.of(Json.read("{\"containers\":{}}"), "pawl.json", folder),
                name -> Optional.ofNullable(System.getenv(name))), Secrets.NONE, name -> Optional.empty());
    }

    private static TaskPlan plan(ContainerPlan... containers) {
        return new TaskPlan(UUID.randomUUID().toString().replace("-", ""), new TaskPlan.Owner("test", "test:1",
                "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", JsonNodeFactory.instance.objectNode()),
                List.of(containers), Optional.empty());
    }

    private static ContainerPlan shell(String name, String script) {
        return ContainerPlan.of(name, RealEngine.IMAGE, List.of("sh", "-c", script));
    }

    private static ContainerPlan with(ContainerPlan plan, boolean essential, Dependency... dependencies) {
        return new ContainerPlan(plan.name(), plan.image(), plan.program(),
                new Life(essential, List.of(dependencies), 2, Optional.empty()), plan.limits(), plan.access());
    }

    private TaskRecord run(TaskPlan plan) throws Exception {
        tasks.start(plan);
        return await(tasks.end(plan));
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private String log(TaskPlan plan, String container) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tasks.log(plan.id(), container, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<?> left(TaskPlan plan) {
        return docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(Labels.TASK, plan.id())).exec();
    }

    private void awaitRunning(TaskPlan plan, String container) {
        Waiting.until(() -> tasks.find(plan.id()).flatMap(task -> task.container(container))
                .filter(c -> c.status() == Status.RUNNING).isPresent());
    }

    @Test
    void aContainerRunsAndItsEndAndItsLogAreKept() throws Exception {
        TaskPlan plan = plan(shell("main", "echo hello; echo oops >&2; exit 3"));
        TaskRecord end = run(plan);
        assertThat(end.stop()).contains(
                new Stop(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited"));
        assertThat(end.containers().getFirst().exitCode()).hasValue(3);
        assertThat(end.times().started()).isPresent();
        assertThat(log(plan, "main")).contains(" hello\n").contains(" oops\n");
        assertThat(left(plan)).isEmpty();
        assertThat(tasks.start(plan)).as("started again").isEqualTo(end);
    }

    @Test
    void containersOfATaskShareTheirNetworkAndEndTogether() throws Exception {
        ContainerPlan server = with(shell("server", "trap 'exit 0' TERM; "
                + "while true; do echo from-server | nc -l -p 8099; done"), true);
        ContainerPlan client = with(shell("client",
                "until nc 127.0.0.1 8099 </dev/null | grep from-server; do sleep 0.1; done"), true,
                new Dependency("server", Condition.START));
        TaskPlan plan = plan(client, server);
        TaskRecord end = run(plan);
        assertThat(end.container("client").orElseThrow().exitCode()).hasValue(0);
        assertThat(end.container("server").orElseThrow().status()).isEqualTo(Status.STOPPED);
        assertThat(log(plan, "client")).contains("from-server");
        assertThat(left(plan)).isEmpty();
    }

    @Test
    void aContainerStartsWhenAnotherHasSucceeded() throws Exception {
        TaskPlan plan = plan(
                with(shell("main", "echo second"), true, new Dependency("init", Condition.SUCCESS)),
                with(shell("init", "exit 0"), false));
        assertThat(run(plan).containers()).extracting(ContainerRecord::exitCode)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(0));
        TaskPlan broken = plan(
                with(shell("main", "echo second"), true, new Dependency("init", Condition.SUCCESS)),
                with(shell("init", "exit 7"), false));
        TaskRecord end = run(broken);
        assertThat(end.stop().orElseThrow().code()).isEqualTo(StopCode.FAILED_TO_START);
        assertThat(end.stop().orElseThrow().reason()).contains("main").contains("init").contains("7");
        assertThat(end.container("main").orElseThrow().exitCode()).isEmpty();
    }

    @Test
    void aTaskGoesOnWithoutTheServerAndIsFoundAgain() throws Exception {
        TaskPlan plan = plan(shell("main", "trap 'exit 5' USR1; touch /tmp/up; while true; do sleep 0.05; done"));
        tasks.start(plan);
        awaitRunning(plan, "main");
        tasks.close();
        docker.killContainerCmd(Labels.name(plan.id(), "main")).withSignal("USR1").exec();
        Waiting.until(() -> !Boolean.TRUE.equals(
                docker.inspectContainerCmd(Labels.name(plan.id(), "main")).exec().getState().getRunning()));
        tasks = opened();
        assertThat(await(tasks.end(plan)).containers().getFirst().exitCode()).hasValue(5);
        assertThat(left(plan)).isEmpty();
    }

    @Test
    void aTaskThatMayHaveRunIsNotBegunAgain() throws Exception {
        TaskPlan plan = plan(shell("main", "sleep 60"));
        tasks.start(plan);
        awaitRunning(plan, "main");
        tasks.close();
        docker.removeContainerCmd(Labels.name(plan.id(), "main")).withForce(true).exec();
        tasks = opened();
        TaskRecord end = await(tasks.end(plan));
        assertThat(end.stop().orElseThrow().code()).isEqualTo(StopCode.LOST);
        assertThat(left(plan)).isEmpty();
    }

    @Test
    void aContainerIsAskedToEndAndThenKilled() throws Exception {
        TaskPlan polite = plan(with(shell("main", "trap 'echo bye; exit 0' TERM; while true; do sleep 0.05; done"),
                true));
        tasks.start(polite);
        awaitRunning(polite, "main");
        assertThat(await(tasks.stop(polite.id(), ABORT)).orElseThrow().containers().getFirst().exitCode())
                .hasValue(0);
        assertThat(log(polite, "main")).contains("bye");
        ContainerPlan deaf = new ContainerPlan("main", RealEngine.IMAGE,
                Program.of(List.of("sh", "-c", "trap '' TERM; while true; do sleep 0.05; done")),
                new Life(true, List.of(), 1, Optional.empty()), Limits.NONE, Access.NONE);
        TaskPlan stubborn = plan(deaf);
        tasks.start(stubborn);
        awaitRunning(stubborn, "main");
        TaskRecord end = await(tasks.stop(stubborn.id(), ABORT)).orElseThrow();
        assertThat(end.containers().getFirst().exitCode()).hasValue(137);
        assertThat(end.stop()).contains(ABORT);
        assertThat(left(stubborn)).isEmpty();
    }

    @Test
    void whatIsStoppedBeforeItStartedNeverStarts() throws Exception {
        TaskPlan plan = plan(shell("main", "true"));
        assertThat(await(tasks.stop(plan.id(), ABORT))).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> tasks.start(plan))
                .isInstanceOf(EngineException.Refused.class);
        assertThat(left(plan)).isEmpty();
    }

    @Test
    void aContainerThatUsesTooMuchMemoryIsKilled() throws Exception {
        Limits little = new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(8 << 20),
                OptionalLong.empty(), OptionalLong.empty(), List.of());
        TaskPlan plan = plan(new ContainerPlan("main", RealEngine.IMAGE,
                Program.of(List.of("dd", "if=/dev/zero", "of=/dev/null", "bs=64M", "count=1")), Life.ESSENTIAL, little,
                Access.NONE));
        ContainerRecord end = run(plan).containers().getFirst();
        assertThat(end.exitCode()).hasValue(137);
        assertThat(end.reason()).contains("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void aProgramThatIsNotThereAndAnImageThatIsNotThereFailToStart() throws Exception {
        TaskRecord noProgram = run(plan(ContainerPlan.of("main", RealEngine.IMAGE, List.of("/no/such/program"))));
        assertThat(noProgram.stop().orElseThrow().code()).isEqualTo(StopCode.FAILED_TO_START);
        assertThat(noProgram.containers().getFirst().reason().orElseThrow())
                .startsWith("CannotStartContainerError: ").contains("/no/such/program");
        TaskRecord noImage = run(plan(ContainerPlan.of("main", "127.0.0.1:9/no/such:1", List.of())));
        assertThat(noImage.stop().orElseThrow().reason()).startsWith("CannotPullContainerError: ")
                .contains("127.0.0.1:9");
        assertThat(noImage.containers().getFirst().exitCode()).isEmpty();
    }
}
