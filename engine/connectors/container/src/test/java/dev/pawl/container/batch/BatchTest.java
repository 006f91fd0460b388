package dev.pawl.container.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.config.Configuration;
import dev.pawl.connector.Connector;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.container.ContainerConnectorProvider;
import dev.pawl.container.engine.RealEngine;
import dev.pawl.container.engine.Waiting;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.secret.Secrets;
import dev.pawl.trace.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch jobs on a real Docker Engine. */
class BatchTest {
    private static final String CONFIGURATION = """
            {"secrets": {"key": {"env": "THE_KEY"}},
             "containers": {"allowedMounts": ["shared"], "batch": {"jobDefinitions": ["definitions"], "maxVcpus": 4,
               "maxMemory": 1024, "jobQueues": [{"jobQueueName": "low", "priority": 1},
                 {"jobQueueName": "high", "priority": 10, "computeEnvironmentOrder": [
                   {"order": 1, "computeEnvironment": "arn:aws:batch:us-east-1:123456789012:compute-environment/big"}]},
                 {"jobQueueName": "closed", "state": "DISABLED"}]}}}""";

    /** A shell that is the first process of a container hears of its end only if it asks to. */
    private static final String UNTIL_TERMINATED = "trap 'exit 143' TERM; touch /shared/running; sleep 60 & wait";

    @TempDir
    Path folder;

    private final DockerClient docker = RealEngine.client();
    private Connector connector;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("definitions"));
        Files.createDirectories(folder.resolve("shared"));
        Files.writeString(folder.resolve("definitions/shell.json"), """
                {"jobDefinitionName": "shell", "type": "container", "parameters": {"script": "exit 0"},
                 "containerProperties": {"image": "%s", "command": ["sh", "-c", "Ref::script"],
                   "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "32"}],
                   "environment": [{"name": "FROM", "value": "definition"}],
                   "secrets": [{"name": "KEY", "valueFrom": "key"}],
                   "volumes": [{"name": "shared", "host": {"sourcePath": "%s"}}],
                   "mountPoints": [{"sourceVolume": "shared", "containerPath": "/shared"}],
                   "jobRoleArn": "arn:aws:iam::123456789012:role/any"}}"""
                .formatted(RealEngine.IMAGE, folder.resolve("shared")));
        connector = connector();
    }

    @AfterEach
    void close() throws IOException {
        connector.close();
        String installation = Files.readString(folder.resolve(".pawl/containers/installation")).strip();
        docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of("dev.pawl.installation", installation))
                .exec().forEach(left -> docker.removeContainerCmd(left.getId()).withForce(true).exec());
    }

    private Connector connector() {
        Configuration configuration = Configuration.of(Json.read(CONFIGURATION), "pawl.json", folder);
        Map<String, String> environment = Map.of("THE_KEY", "s3cr3t-key", "DOCKER_HOST",
                Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse(""));
        return new ContainerConnectorProvider().create(new ConnectorProvider.Settings("123456789012", "us-east-1",
                name -> Optional.ofNullable(environment.get(name)), configuration,
                Secrets.of(configuration, name -> Optional.ofNullable(environment.get(name)))));
    }

    @Test
    void aJobSucceedsAndIsToldAsAwsTellsIt() throws Exception {
        JsonNode job = succeeded(run("high", "echo $AWS_BATCH_JOB_ATTEMPT $AWS_BATCH_JQ_NAME $AWS_BATCH_CE_NAME $FROM "
                + "> /shared/out; echo $AWS_BATCH_JOB_ID >> /shared/out; test $KEY = s3cr3t-key", ""));

        assertThat(Files.readString(folder.resolve("shared/out"))).isEqualTo("1 high big definition\n"
                + job.path("JobId").asText() + "\n");
        assertThat(job.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(job.path("StatusReason").asText()).isEqualTo("Essential container in task exited");
        assertThat(job.path("JobName").asText()).isEqualTo("report");
        assertThat(job.path("JobQueue").asText()).isEqualTo("arn:aws:batch:us-east-1:123456789012:job-queue/high");
        assertThat(job.path("JobDefinition").asText())
                .isEqualTo("arn:aws:batch:us-east-1:123456789012:job-definition/shell:1");
        assertThat(job.at("/Container/ExitCode").asInt(-1)).isZero();
        assertThat(job.at("/Container/LogStreamName").asText()).startsWith("shell/default/");
        assertThat(job.at("/Container/Environment/1")).isEqualTo(
                Json.read("{\"Name\": \"MANAGED_BY_AWS\", \"Value\": \"STARTED_BY_STEP_FUNCTIONS\"}"));
        assertThat(job.path("Attempts")).hasSize(1);
        assertThat(job.at("/Attempts/0/StartedAt").asLong()).isPositive()
                .isLessThanOrEqualTo(job.at("/Attempts/0/StoppedAt").asLong());
        assertThat(Json.write(job)).doesNotContain("s3cr3t");
    }

    @Test
    void withoutSyncTheAnswerComesAtOnce() throws Exception {
        Outcome.Completed done = (Outcome.Completed) get(connector.start(request(Pattern.REQUEST_RESPONSE, "low",
                "true", "")));
        JsonNode answer = done.output().value();
        assertThat(answer.path("JobArn").asText())
                .isEqualTo("arn:aws:batch:us-east-1:123456789012:job/" + answer.path("JobId").asText());
        assertThat(answer.path("JobName").asText()).isEqualTo("report");
    }

    @Test
    void anExitCodeFailsTheTaskWithTheJobAsCause() throws Exception {
        JsonNode job = failed(run("low", "exit 7", ""));

        assertThat(job.path("Status").asText()).isEqualTo("FAILED");
        assertThat(job.at("/Container/ExitCode").asInt()).isEqualTo(7);
    }

    @Test
    void attemptsAreMadeUntilOneSucceeds() throws Exception {
        JsonNode job = succeeded(run("low", "test $AWS_BATCH_JOB_ATTEMPT = 3",
                ", \"RetryStrategy\": {\"Attempts\": 5}"));

        assertThat(job.path("Attempts")).hasSize(3);
        assertThat(job.at("/Attempts/1/Container/ExitCode").asInt()).isEqualTo(1);
    }

    @Test
    void rulesDecideWhetherThereIsAnotherAttempt() throws Exception {
        JsonNode job = failed(run("low", "exit 3", """
                , "RetryStrategy": {"Attempts": 5, "EvaluateOnExit": [
                  {"OnExitCode": "1*", "Action": "RETRY"}, {"OnExitCode": "3", "Action": "EXIT"}]}"""));

        assertThat(job.path("Attempts")).hasSize(1);
    }

    @Test
    void anAttemptThatTakesTooLongIsEndedAndNotMadeAgain() throws Exception {
        JsonNode job = failed(run("low", UNTIL_TERMINATED, """
                , "Timeout": {"AttemptDurationSeconds": 1}, "RetryStrategy": {"Attempts": 3}"""));

        assertThat(job.path("StatusReason").asText()).isEqualTo("Job attempt duration exceeded timeout");
        assertThat(job.path("Attempts")).hasSize(1);
    }

    @Test
    void anArrayJobHasAChildForEachIndex() throws Exception {
        JsonNode job = succeeded(run("low", "touch /shared/$AWS_BATCH_JOB_ARRAY_INDEX-$AWS_BATCH_JOB_ARRAY_SIZE",
                ", \"ArrayProperties\": {\"Size\": 5}"));

        assertThat(files()).containsExactly("0-5", "1-5", "2-5", "3-5", "4-5");
        assertThat(job.path("ArrayProperties").path("Size").asInt()).isEqualTo(5);
        assertThat(job.path("ArrayProperties").path("StatusSummary").path("SUCCEEDED").asInt()).isEqualTo(5);
    }

    @Test
    void anArrayJobFailsWithAChildButTheOthersGoOn() throws Exception {
        JsonNode job = failed(
                run("low", "touch /shared/$AWS_BATCH_JOB_ARRAY_INDEX; test $AWS_BATCH_JOB_ARRAY_INDEX != 0",
                        ", \"ArrayProperties\": {\"Size\": 3}"));

        assertThat(files()).containsExactly("0", "1", "2");
        assertThat(job.path("StatusReason").asText()).isEqualTo("Array Child Job failed");
        assertThat(job.path("ArrayProperties").path("StatusSummary").path("FAILED").asInt()).isEqualTo(1);
    }

    @Test
    void sequentialChildrenFollowOneAnother() throws Exception {
        succeeded(run("low", "echo $AWS_BATCH_JOB_ARRAY_INDEX >> /shared/order",
                ", \"ArrayProperties\": {\"Size\": 3}, \"DependsOn\": [{\"Type\": \"SEQUENTIAL\"}]"));

        assertThat(Files.readString(folder.resolve("shared/order"))).isEqualTo("0\n1\n2\n");
    }

    @Test
    void childrenOfOneArrayWaitForThoseOfAnother() throws Exception {
        String first = submit("low", "touch /shared/first-$AWS_BATCH_JOB_ARRAY_INDEX",
                ", \"ArrayProperties\": {\"Size\": 3}");

        succeeded(run("low", "test -f /shared/first-$AWS_BATCH_JOB_ARRAY_INDEX", """
                , "ArrayProperties": {"Size": 3}, "DependsOn": [{"JobId": "%s", "Type": "N_TO_N"}]"""
                .formatted(first)));
        assertThat(cause(run("low", "true", """
                , "ArrayProperties": {"Size": 4}, "DependsOn": [{"JobId": "%s", "Type": "N_TO_N"}]"""
                .formatted(first)))).startsWith("N_TO_N dependencies require array jobs of the same size");
    }

    @Test
    void whatWaitsForAJobThatFailsFailsWithoutRunning() throws Exception {
        String first = submit("low", "exit 1", "");

        JsonNode job = failed(run("low", "touch /shared/ran", ", \"DependsOn\": [{\"JobId\": \"" + first + "\"}]"));
        assertThat(job.path("StatusReason").asText()).isEqualTo("Dependent Job failed");
        assertThat(job.path("Attempts")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void theQueueOfHigherPriorityComesFirst() throws Exception {
        String whole = ", \"ContainerOverrides\": {\"Vcpus\": 4}";
        String blocking = submit("low", "until test -f /shared/go; do sleep 0.05; done", whole);
        CompletionStage<Outcome> low = started("low", "echo low >> /shared/order", whole);
        CompletionStage<Outcome> high = started("high", "echo high >> /shared/order", whole);
        Files.writeString(folder.resolve("shared/go"), "");

        succeeded(get(low));
        succeeded(get(high));
        assertThat(Files.readString(folder.resolve("shared/order"))).isEqualTo("high\nlow\n");
        assertThat(blocking).isNotEmpty();
    }

    @Test
    void aJobThatFitsNowhereSaysSo() throws Exception {
        assertThat(failed(run("low", "true", ", \"ContainerOverrides\": {\"Memory\": 4096}")).path("StatusReason")
                .asText()).startsWith("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT");
    }

    @Test
    void parametersAndOverridesReachTheContainer() throws Exception {
        succeeded(run("low", "test $FROM$MORE = submission-x", """
                , "ContainerOverrides": {"Environment": [{"Name": "FROM", "Value": "submission"},
                  {"Name": "MORE", "Value": "-x"}]}"""));
        succeeded(run("low", "exit 9", ", \"ContainerOverrides\": {\"Command\": [\"true\"]}"));
    }

    @Test
    void anAttemptThatRunsWhileTheServerStopsIsMadeOnce() throws Exception {
        TaskRequest request = request(Pattern.SYNC, "low",
                "echo x >> /shared/count; until test -f /shared/go; do sleep 0.05; done", "");
        Outcome.Accepted accepted = (Outcome.Accepted) get(connector.start(request));
        Waiting.until(() -> Files.exists(folder.resolve("shared/count")));
        connector.close();
        connector = connector();

        CompletionStage<Outcome> end = connector.attach(request, accepted);
        Files.writeString(folder.resolve("shared/go"), "");
        succeeded(get(end));
        assertThat(Files.readString(folder.resolve("shared/count"))).isEqualTo("x\n");
    }

    @Test
    void whatWaitsGoesOnAfterARestartWithoutBeingAsked() throws Exception {
        String first = submit("low", "until test -f /shared/go; do sleep 0.05; done", "");
        submit("low", "touch /shared/second", ", \"ArrayProperties\": {\"Size\": 2}, \"DependsOn\": [{\"JobId\": \""
                + first + "\"}]");
        connector.close();
        connector = connector();

        Files.writeString(folder.resolve("shared/go"), "");
        Waiting.until(() -> Files.exists(folder.resolve("shared/second")));
    }

    @Test
    void anAbortEndsTheContainer() throws Exception {
        TaskRequest request = request(Pattern.SYNC, "low", UNTIL_TERMINATED, "");
        Outcome.Accepted accepted = (Outcome.Accepted) get(connector.start(request));
        CompletionStage<Outcome> end = connector.attach(request, accepted);
        Waiting.until(() -> Files.exists(folder.resolve("shared/running")));

        connector.cancel(request, Optional.of(accepted)).toCompletableFuture().get(50, TimeUnit.SECONDS);

        assertThat(failed(get(end)).path("StatusReason").asText()).startsWith("Terminated by arn:aws:states:");
        assertThat(docker.listContainersCmd().withShowAll(true).exec().stream()
                .filter(container -> request.executionArn().equals(container.getLabels().get("dev.pawl.execution"))))
                .isEmpty();
    }

    @Test
    void aTaskThatIsDeliveredTwiceIsOneJob() throws Exception {
        TaskRequest request = request(Pattern.SYNC, "low", "true", "");

        assertThat(((Outcome.Accepted) get(connector.start(request))).handle())
                .isEqualTo(((Outcome.Accepted) get(connector.start(request))).handle());
    }

    @Test
    void anImageThatThereIsNotFailsTheJobInItsWords() throws Exception {
        Files.writeString(folder.resolve("definitions/other.json"), """
                {"jobDefinitionName": "other", "type": "container", "containerProperties": {
                  "image": "127.0.0.1:1/nothing:1", "vcpus": 1, "memory": 16}}""");
        connector.close();
        connector = connector();

        JsonNode job = failed(run("low", "true", ", \"JobDefinition\": \"other\""));
        assertThat(job.path("StatusReason").asText()).isEqualTo("Task failed to start");
        assertThat(job.at("/Container/Reason").asText()).startsWith("CannotPullContainerError");
    }

    @Test
    void whatIsNotThereIsNamedAsAwsDoes() throws Exception {
        Outcome.Failed queue = (Outcome.Failed) run("other", "true", "");
        assertThat(queue.failure().error()).contains("Batch.ClientException");
        assertThat(queue.failure().cause().orElseThrow())
                .startsWith("JobQueue other not found. The configuration has closed, high, low (Service: AWSBatch; "
                        + "Status Code: 400; Error Code: ClientException; Request ID: ");
        assertThat(cause(run("closed", "true", ""))).startsWith("JobQueue closed is in DISABLED state");
        assertThat(cause(run("low", "true", ", \"JobDefinition\": \"shell:2\""))).startsWith(
                "JobDefinition shell:2 not found");
        assertThat(cause(run("low", "true", ", \"DependsOn\": [{\"JobId\": \"none\"}]"))).startsWith(
                "Job dependency not found: none");
        assertThat(cause(run("low", "true", ", \"ArrayProperties\": {\"Size\": 1}"))).startsWith(
                "The array size must be between 2 and 10000");
        assertThat(((Outcome.Failed) run("low", "true", ", \"NodeOverrides\": {}")).failure().error())
                .contains("States.Runtime");
    }

    private TaskRequest request(Pattern pattern, String queue, String script, String further) {
        String definition = further.contains("\"JobDefinition\"") ? "" : ", \"JobDefinition\": \"shell\"";
        String parameters = "{\"JobName\": \"report\", \"JobQueue\": \"" + queue + "\", \"Parameters\": {\"script\": \""
                + script + "\"}" + definition + further + "}";
        return new TaskRequest(
                new TaskResource.Integration("arn:aws:states:::batch:submitJob" + pattern.suffix(), "batch",
                        "submitJob", pattern),
                Payload.parse(parameters), UUID.randomUUID().toString(),
                "arn:aws:states:us-east-1:123456789012:execution:m:" + UUID.randomUUID(),
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", Optional.empty(), Optional.empty(), 0,
                Optional.empty(), List.of(), Optional.empty());
    }

    private String submit(String queue, String script, String further) throws Exception {
        return ((Outcome.Completed) get(connector.start(request(Pattern.REQUEST_RESPONSE, queue, script, further))))
                .output().value().path("JobId").asText();
    }

    private CompletionStage<Outcome> started(String queue, String script, String further) throws Exception {
        TaskRequest request = request(Pattern.SYNC, queue, script, further);
        return connector.attach(request, (Outcome.Accepted) get(connector.start(request)));
    }

    private Outcome run(String queue, String script, String further) throws Exception {
        TaskRequest request = request(Pattern.SYNC, queue, script, further);
        Outcome begun = get(connector.start(request));
        return begun instanceof Outcome.Accepted accepted ? get(connector.attach(request, accepted)) : begun;
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder.resolve("shared"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyAttemptOfAJobLearnsItsPlaceInTheTrace() throws Exception {
        TraceContext context = new TraceContext("a".repeat(32), "b".repeat(16), true);
        TaskRequest request = request(Pattern.SYNC, "high", "test $TRACEPARENT = " + context.traceparent()
                + " && test $AWS_BATCH_JOB_ATTEMPT = 2", ", \"RetryStrategy\": {\"Attempts\": 2}")
                .in(Optional.of(context));
        assertThat(get(connector.attach(request, (Outcome.Accepted) get(connector.start(request)))))
                .isInstanceOf(Outcome.Completed.class);
    }

    private static Outcome get(CompletionStage<Outcome> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static JsonNode succeeded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        return ((Outcome.Completed) outcome).output().value();
    }

    private static JsonNode failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).failure().error()).contains("States.TaskFailed");
        return Json.read(cause(outcome));
    }

    private static String cause(Outcome outcome) {
        return ((Outcome.Failed) outcome).failure().cause().orElseThrow();
    }
}
