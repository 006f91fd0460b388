package dev.pawl.container.ecs;

import static dev.pawl.container.ecs.EcsFixture.cause;
import static dev.pawl.container.ecs.EcsFixture.container;
import static dev.pawl.container.ecs.EcsFixture.failed;
import static dev.pawl.container.ecs.EcsFixture.output;
import static dev.pawl.container.ecs.EcsFixture.request;
import static dev.pawl.container.ecs.EcsFixture.shell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.engine.Waiting;
import dev.pawl.trace.TraceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** ECS on a real Docker Engine. */
class EcsConnectorTest {
    @TempDir
    Path folder;

    private EcsFixture ecs;

    @BeforeEach
    void open() {
        ecs = new EcsFixture(folder, """
                {"containers": {"taskDefinitions": ["tasks"], "engineTimeout": 5},
                 "secrets": {"door": {"env": "DOOR_KEY", "machines": ["m"]}}}""");
    }

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void aTaskThatSucceedsIsDescribedAsEcsDoes() throws Exception {
        ecs.define("etl", """
                {"family": "etl", "cpu": "0.5 vCPU", "memory": "0.5 GB", "requiresCompatibilities": ["FARGATE"],
                 "containerDefinitions": [%s]}""".formatted(
                container("main", "echo $GREETING $NAME $AWS_REGION",
                        ",\"environment\":[{\"name\":\"GREETING\",\"value\":\"hello\"},"
                                + "{\"name\":\"NAME\",\"value\":\"nobody\"}],\"cpu\":128")));
        TaskRequest request = request(Pattern.SYNC, """
                {"TaskDefinition": "etl", "Cluster": "night", "StartedBy": "AWS Step Functions",
                 "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["subnet-1"]}},
                 "Overrides": {"ContainerOverrides": [
                   {"Name": "main", "Environment": [{"Name": "NAME", "Value": "world"}]}]}}""");
        Outcome.Accepted accepted = (Outcome.Accepted) ecs.start(request);
        JsonNode submitted = accepted.output().value().path("Tasks").path(0);
        assertThat(accepted.output().value().path("Failures").isEmpty()).isTrue();
        assertThat(submitted.path("LastStatus").asText()).isEqualTo("PROVISIONING");
        assertThat(submitted.path("ClusterArn").asText()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/night");
        assertThat(submitted.path("TaskArn").asText()).startsWith("arn:aws:ecs:us-east-1:123456789012:task/night/");
        assertThat(submitted.path("TaskDefinitionArn").asText()).endsWith(":task-definition/etl:1");
        assertThat(submitted.path("Cpu").asText()).isEqualTo("512");
        assertThat(submitted.path("Memory").asText()).isEqualTo("512");
        assertThat(submitted.path("LaunchType").asText()).isEqualTo("FARGATE");
        assertThat(submitted.path("Containers").path(0).path("Cpu").asText()).isEqualTo("128");
        assertThat(submitted.path("Attachments").path(0).path("Status").asText()).isEqualTo("PRECREATED");

        JsonNode task = output(ecs.end(request, accepted));
        assertThat(task.path("TaskArn")).isEqualTo(submitted.path("TaskArn"));
        assertThat(task.path("StopCode").asText()).isEqualTo("EssentialContainerExited");
        assertThat(task.path("StoppedReason").asText()).isEqualTo("Essential container in task exited");
        assertThat(task.path("LastStatus").asText()).isEqualTo("STOPPED");
        assertThat(task.path("Containers").path(0).path("ExitCode").asInt(-1)).isZero();
        assertThat(task.path("Containers").path(0).path("RuntimeId").asText()).hasSize(64);
        assertThat(task.path("StartedBy").asText()).isEqualTo("AWS Step Functions");
        assertThat(task.path("StoppedAt").asLong()).isGreaterThanOrEqualTo(task.path("CreatedAt").asLong());
        assertThat(ecs.log(task)).contains("hello world us-east-1");
    }

    @Test
    void anExitCodeFailsTheTaskWithTheTaskAsItsCause() throws Exception {
        ecs.define("bad", shell("bad", "exit 4"));
        Outcome.Failed failed = failed(ecs.run("{\"TaskDefinition\":\"bad\"}"));
        assertThat(failed.failure().error()).contains("States.TaskFailed");
        assertThat(cause(failed).path("Containers").path(0).path("ExitCode").asInt()).isEqualTo(4);
        assertThat(cause(failed).path("StopCode").asText()).isEqualTo("EssentialContainerExited");
    }

    @Test
    void aCommandIsOverriddenAndAnotherContainersFailureDoesNotMatterIfItIsNotEssential() throws Exception {
        ecs.define("two", "{\"family\":\"two\",\"containerDefinitions\":[" + container("main", "exit 1", "") + ","
                + container("side", "exit 9", ",\"essential\":false") + "]}");
        JsonNode task = output(ecs.run("""
                {"TaskDefinition": "two:1", "Overrides": {"ContainerOverrides": [
                  {"Name": "main", "Command": ["sh", "-c", "exit 0"]}]}}"""));
        assertThat(task.path("Containers").findValuesAsText("Name")).containsExactly("main", "side");
        assertThat(task.path("Containers").path(0).path("ExitCode").asInt(-1)).isZero();
        assertThat(task.path("Overrides").path("ContainerOverrides").path(0).path("Command").path(2).asText())
                .isEqualTo("exit 0");
    }

    @Test
    void whatIsNotThereOrNotSupportedIsToldAsAwsTellsIt() throws Exception {
        ecs.define("one", shell("one", "true"));
        Outcome.Failed none = failed(ecs.run("{\"TaskDefinition\":\"ghost\"}"));
        assertThat(none.failure().error()).contains("ECS.ClientException");
        assertThat(none.failure().cause().orElseThrow()).startsWith("TaskDefinition not found. (Service: AmazonECS; "
                + "Status Code: 400; Error Code: ClientException; Request ID: ").endsWith("; Proxy: null)");
        assertThat(failed(ecs.run("{\"TaskDefinition\":\"one:7\"}")).failure().error())
                .contains("ECS.ClientException");
        assertThat(failed(ecs.run("{\"TaskDefinition\":\"one\",\"Colour\":1}")).failure().cause().orElseThrow())
                .isEqualTo("The Parameters '{\"TaskDefinition\":\"one\",\"Colour\":1}' could not be used to start the "
                        + "Task: [The field 'Colour' is not supported by Step Functions]");
        Outcome.Failed other = failed(ecs.run("""
                {"TaskDefinition":"one","Overrides":{"ContainerOverrides":[{"Name":"ghost"}]}}"""));
        assertThat(other.failure().error()).contains("ECS.InvalidParameterException");
        assertThat(other.failure().cause().orElseThrow())
                .startsWith("Override for container named ghost is not a container in the TaskDefinition.");
    }

    @Test
    void anEditIsANewRevisionAndOlderOnesStay() throws Exception {
        ecs.define("job", shell("job", "exit 1"));
        failed(ecs.run("{\"TaskDefinition\":\"job\"}"));
        ecs.define("job", shell("job", "exit 0; # mended"));
        JsonNode task = output(ecs.run("{\"TaskDefinition\":\"job\"}"));
        assertThat(task.path("TaskDefinitionArn").asText()).endsWith("/job:2");
        ecs.restart();
        assertThat(output(ecs.run("{\"TaskDefinition\":\"job\"}")).path("TaskDefinitionArn").asText())
                .endsWith("/job:2");
        String first = "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1";
        assertThat(cause(ecs.run("{\"TaskDefinition\":\"" + first + "\"}")).path("TaskDefinitionArn").asText())
                .isEqualTo(first);
        ecs.define("job", "{\"family\":");
        assertThat(output(ecs.run("{\"TaskDefinition\":\"job\"}")).path("TaskDefinitionArn").asText())
                .as("a broken edit").endsWith("/job:2");
    }

    @Test
    void anImageThatCannotBePulledFailsToStart() throws Exception {
        ecs.define("lost", """
                {"family": "lost", "containerDefinitions": [{"name": "main", "image": "127.0.0.1:9/no/such:1"}]}""");
        Outcome.Failed failed = failed(ecs.run("{\"TaskDefinition\":\"lost\",\"LaunchType\":\"FARGATE\"}"));
        assertThat(failed.failure().error()).contains("States.TaskFailed");
        JsonNode task = cause(failed);
        assertThat(task.path("StopCode").asText()).isEqualTo("TaskFailedToStart");
        assertThat(task.path("StoppedReason").asText()).startsWith("CannotPullContainerError: ");
        assertThat(task.path("Containers").path(0).has("ExitCode")).isFalse();
        assertThat(task.has("StartedAt")).isFalse();
    }

    @Test
    void aTaskStartedTwiceRunsOnceAlsoAfterARestart() throws Exception {
        ecs.define("once", shell("once", "trap 'exit 0' USR1; while true; do sleep 0.05; done"));
        TaskRequest request = request(Pattern.SYNC, "{\"TaskDefinition\":\"once\"}");
        Outcome.Accepted first = (Outcome.Accepted) ecs.start(request);
        Outcome.Accepted second = (Outcome.Accepted) ecs.start(request);
        assertThat(second.output()).isEqualTo(first.output());
        String id = id(first);
        Waiting.until(() -> running(id).size() == 1);
        ecs.restart();
        assertThat(ecs.start(request)).isEqualTo(first);
        assertThat(running(id)).hasSize(1);
        ecs.docker.killContainerCmd(running(id).getFirst()).withSignal("USR1").exec();
        assertThat(output(ecs.end(request, first)).path("Containers").path(0).path("ExitCode").asInt(-1)).isZero();
    }

    @Test
    void aKilledContainerFailsItsTask() throws Exception {
        ecs.define("long", shell("long", "while true; do sleep 0.05; done"));
        TaskRequest request = request(Pattern.SYNC, "{\"TaskDefinition\":\"long\"}");
        Outcome.Accepted accepted = (Outcome.Accepted) ecs.start(request);
        Waiting.until(() -> running(id(accepted)).size() == 1);
        ecs.docker.killContainerCmd(running(id(accepted)).getFirst()).exec();
        assertThat(cause(ecs.end(request, accepted)).path("Containers").path(0).path("ExitCode").asInt())
                .isEqualTo(137);
    }

    @Test
    void whatIsCancelledIsGoneWhenThatIsConfirmed() throws Exception {
        ecs.define("long", shell("long", "while true; do sleep 0.05; done"));
        TaskRequest request = request(Pattern.SYNC, "{\"TaskDefinition\":\"long\",\"Count\":2}");
        Outcome.Accepted accepted = (Outcome.Accepted) ecs.start(request);
        Waiting.until(() -> running(id(accepted)).size() == 1);
        ecs.connector().cancel(request, Optional.of(accepted)).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(ecs.docker.listContainersCmd().withShowAll(true)
                .withLabelFilter(Map.of("dev.pawl.execution", request.executionArn())).exec()).isEmpty();
        assertThat(cause(ecs.end(request, accepted)).path("StopCode").asText()).isEqualTo("UserInitiated");
    }

    @Test
    void aSecretReachesTheContainerAndNothingElse() throws Exception {
        ecs.set("DOOR_KEY", "open-sesame-1001");
        ecs.define("safe", "{\"family\":\"safe\",\"containerDefinitions\":["
                + container("main", "test ${#A} = 16 && test \"$B\" = \"/{{secret:door}}\" && echo the key is $A",
                        ",\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"door\"}]")
                + "]}");
        TaskRequest request = request(Pattern.SYNC, """
                {"TaskDefinition": "safe", "Overrides": {"ContainerOverrides": [
                  {"Name": "main", "Environment": [{"Name": "B", "Value": "/{{secret:door}}"}]}]}}""");
        Outcome.Accepted accepted = (Outcome.Accepted) ecs.start(request);
        Outcome end = ecs.end(request, accepted);
        assertThat(output(end).path("Containers").path(0).path("ExitCode").asInt(-1)).isZero();
        assertThat(ecs.log(output(end))).contains("the key is ****");
        assertThat(accepted.toString() + end).doesNotContain("sesame");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("sesame");
            }
        }
        ecs.define("sesam", "{\"family\":\"sesam\",\"containerDefinitions\":["
                + container("main", "true", ",\"secrets\":[{\"name\":\"A\",\"valueFrom\":\"window\"}]") + "]}");
        assertThat(cause(ecs.run("{\"TaskDefinition\":\"sesam\"}")).path("StoppedReason").asText())
                .startsWith("ResourceInitializationError: ").contains("window");
    }

    @Test
    void aContainerLearnsItsPlaceInTheTraceUnlessTheDefinitionSaysAnother() throws Exception {
        TraceContext context = new TraceContext("a".repeat(32), "b".repeat(16), true);
        ecs.define("traced", shell("traced", "test $TRACEPARENT = " + context.traceparent()));
        ecs.define("own", "{\"family\":\"own\",\"containerDefinitions\":[" + container("main",
                "test $TRACEPARENT = mine", ",\"environment\":[{\"name\":\"TRACEPARENT\",\"value\":\"mine\"}]")
                + "]}");
        for (String name : List.of("traced", "own")) {
            TaskRequest request = request(Pattern.SYNC, "{\"TaskDefinition\": \"" + name + "\"}")
                    .in(Optional.of(context));
            Outcome end = ecs.end(request, (Outcome.Accepted) ecs.start(request));
            assertThat(output(end).path("Containers").path(0).path("ExitCode").asInt(-1)).as(name).isZero();
        }
    }

    @Test
    void whatLeadsOutOfAContainerIsRefusedUnlessItIsAllowed() throws Exception {
        ecs.define("strong", "{\"family\":\"strong\",\"containerDefinitions\":["
                + container("main", "true", ",\"privileged\":true") + "]}");
        ecs.define("wide", "{\"family\":\"wide\",\"volumes\":[{\"name\":\"etc\",\"host\":{\"sourcePath\":\"/etc\"}}],"
                + "\"containerDefinitions\":[" + container("main", "true",
                        ",\"mountPoints\":[{\"sourceVolume\":\"etc\",\"containerPath\":\"/mnt\"}]")
                + "]}");
        for (String family : List.of("strong", "wide")) {
            Outcome.Failed failed = failed(ecs.run("{\"TaskDefinition\":\"" + family + "\"}"));
            assertThat(failed.failure().error()).contains("ECS.ClientException");
            assertThat(failed.failure().cause().orElseThrow()).contains("allow");
        }
    }

    @Test
    void containersShareAVolumeOfTheirTaskThatGoesWithIt() throws Exception {
        ecs.define("share", "{\"family\":\"share\",\"volumes\":[{\"name\":\"data\"}],\"containerDefinitions\":["
                + container("main", "cat /in/file", ",\"dependsOn\":[{\"containerName\":\"writer\","
                        + "\"condition\":\"SUCCESS\"}],\"mountPoints\":[{\"sourceVolume\":\"data\","
                        + "\"containerPath\":\"/in\",\"readOnly\":true}]")
                + "," + container("writer", "echo handed-over > /out/file", ",\"essential\":false,"
                        + "\"mountPoints\":[{\"sourceVolume\":\"data\",\"containerPath\":\"/out\"}]")
                + "]}");
        JsonNode task = output(ecs.run("{\"TaskDefinition\":\"share\"}"));
        assertThat(ecs.log(task)).contains("handed-over");
        String arn = task.path("TaskArn").asText();
        assertThat(ecs.docker.listVolumesCmd().exec().getVolumes()).extracting(volume -> volume.getName())
                .noneMatch(name -> name.contains(arn.substring(arn.lastIndexOf('/') + 1)));
    }

    @Test
    void aHealthCheckIsWaitedFor() throws Exception {
        ecs.define("well", "{\"family\":\"well\",\"containerDefinitions\":["
                + container("main", "test -e /tmp/none || exit 0", ",\"dependsOn\":[{\"containerName\":\"db\","
                        + "\"condition\":\"HEALTHY\"}]")
                + "," + container("db", "touch /tmp/up; while true; do sleep 0.05; done", ",\"essential\":false,"
                        + "\"healthCheck\":{\"command\":[\"CMD-SHELL\",\"test -e /tmp/up\"],\"interval\":1}")
                + "]}");
        JsonNode task = output(ecs.run("{\"TaskDefinition\":\"well\"}"));
        assertThat(task.path("Containers").path(1).path("HealthStatus").asText()).isEqualTo("HEALTHY");
    }

    private static String id(Outcome.Accepted accepted) {
        String arn = accepted.output().value().path("Tasks").path(0).path("TaskArn").asText();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private List<String> running(String id) {
        return ecs.docker.listContainersCmd().withLabelFilter(Map.of("dev.pawl.task", id)).exec().stream()
                .map(container -> container.getId()).toList();
    }
}
