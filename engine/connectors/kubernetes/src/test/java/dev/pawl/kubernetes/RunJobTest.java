package dev.pawl.kubernetes;

import static dev.pawl.kubernetes.Tasks.JOB;
import static dev.pawl.kubernetes.Tasks.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Json;
import dev.pawl.trace.TraceContext;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs on an API server that keeps what it is told. */
final class RunJobTest {
    private final ApiServer server = new ApiServer();
    private final KubernetesConnector connector = Tasks.connector("{\"server\": \"" + server.url() + "\"}");

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    @Test
    void aJobThatIsOnlyStartedAnswersAtOnce() throws Exception {
        Outcome outcome = get(connector.start(Tasks.runJob(Pattern.REQUEST_RESPONSE, parameters(""), "token")));

        JsonNode answer = ((Outcome.Completed) outcome).output().value();
        assertThat(answer.path("StatusCode").asInt()).isEqualTo(201);
        assertThat(answer.path("ResponseBody").path("metadata").path("name").asText()).isEqualTo("report");
        assertThat(server.has("report")).isTrue();
    }

    @Test
    void containersLearnTheirPlaceInTheTraceUnlessTheDefinitionSaysAnother() throws Exception {
        String own = JOB.replace("\"command\": [\"true\"]}]", """
                "command": ["true"]}, {"name": "own", "image": "busybox", "env": [
                  {"name": "TRACEPARENT", "value": "mine"}]}], "initContainers": [
                  {"name": "first", "image": "busybox", "env": [{"name": "A", "value": "b"}]}]""");
        TaskRequest request = Tasks.runJob(Pattern.REQUEST_RESPONSE, parameters("").replace(JOB, own), "token");
        get(connector.start(request.in(Optional.of(new TraceContext("a".repeat(32), "b".repeat(16), true)))));

        JsonNode pod = server.job("report").at("/spec/template/spec");
        String told = "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01";
        assertThat(pod.at("/containers/0/env")).hasToString("[{\"name\":\"TRACEPARENT\",\"value\":\"" + told
                + "\"}]");
        assertThat(pod.at("/containers/1/env")).hasToString("[{\"name\":\"TRACEPARENT\",\"value\":\"mine\"}]");
        assertThat(pod.at("/initContainers/0/env/1/value").asText()).isEqualTo(told);
    }

    @Test
    void theTaskEndsWithTheJobAndItsLogs() throws Exception {
        TaskRequest request = sync(parameters(", \"LogOptions\": {\"RetrieveLogs\": true}"));
        CompletionStage<Outcome> end = connector.attach(request, accepted(request));
        server.pod("report-1", "report", "{\"pi\": 3.14}\n");
        server.pod("report-2", "report", "not JSON\n");
        assertThat(end.toCompletableFuture()).isNotDone();

        server.end("report", "Complete");

        JsonNode job = ((Outcome.Completed) get(end)).output().value();
        assertThat(job.path("kind").asText()).isEqualTo("Job");
        assertThat(job.path("logs")).isEqualTo(Json.read("""
                {"pods": {"report-1": {"containers": {"main": {"log": {"pi": 3.14}}}},
                          "report-2": {"containers": {"main": {"log": "not JSON\\n"}}}}}"""));
    }

    @Test
    void rawLogsAreLeftAsTheyAreAndOneThatCannotBeHadSaysWhy() throws Exception {
        TaskRequest request = sync(parameters(", \"LogOptions\": {\"RetrieveLogs\": true, \"RawLogs\": true}"));
        Outcome.Accepted accepted = accepted(request);
        server.pod("report-1", "report", "3.10");
        server.pod("report-2", "report", "x".repeat(PodLogs.LONGEST_LOG_BYTES + 1));
        server.end("report", "Complete");

        JsonNode pods = ((Outcome.Completed) get(connector.attach(request, accepted))).output().value().path("logs")
                .path("pods");
        assertThat(pods.at("/report-1/containers/main/log").textValue()).isEqualTo("3.10");
        assertThat(pods.at("/report-2/containers/main/error").asText()).isEqualTo("States.DataLimitExceeded");
        assertThat(pods.at("/report-2/containers/main/cause").asText()).contains("tailLines");
    }

    @Test
    void aJobThatFailsFailsTheTaskWithTheJobAsCause() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        server.end("report", "Failed");

        Outcome.Failed failed = (Outcome.Failed) get(connector.attach(request, accepted));
        assertThat(failed.failure().error()).contains("States.TaskFailed");
        assertThat(Json.read(failed.failure().cause().orElseThrow()).at("/status/conditions/0/type").asText())
                .isEqualTo("Failed");
    }

    @Test
    void theCauseOfAFailureStaysJsonHoweverMuchTheJobWrote() throws Exception {
        TaskRequest request = sync(parameters(", \"LogOptions\": {\"RetrieveLogs\": true}"));
        Outcome.Accepted accepted = accepted(request);
        server.pod("report-1", "report", "x".repeat(100_000));
        server.end("report", "Failed");

        String cause = ((Outcome.Failed) get(connector.attach(request, accepted))).failure().cause().orElseThrow();
        assertThat(cause).hasSizeLessThan(ApiAnswer.LONGEST_CAUSE);
        assertThat(Json.read(cause).at("/status/conditions/0/type").asText()).isEqualTo("Failed");
    }

    @Test
    void aJobThatSomebodyDeletesFailsTheTask() throws Exception {
        TaskRequest request = sync(parameters(""));
        CompletionStage<Outcome> end = connector.attach(request, accepted(request));
        server.delete("report");

        assertThat(((Outcome.Failed) get(end)).failure().cause()).contains(
                "Expected the Job default/report until it ends, but somebody has deleted it");
    }

    @Test
    void anotherJobOfTheSameNameIsNotTakenForIt() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        server.delete("report");
        get(connector.start(Tasks.runJob(Pattern.REQUEST_RESPONSE, parameters(""), "another")));
        server.end("report", "Complete");

        assertThat(get(connector.attach(request, accepted))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aTaskThatIsDeliveredTwiceHasOneJob() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted first = accepted(request);

        assertThat(accepted(request).handle()).isEqualTo(first.handle());
    }

    @Test
    void anotherTaskCannotHaveAJobOfTheSameName() throws Exception {
        accepted(sync(parameters("")));

        Outcome.Failed failed = (Outcome.Failed) get(connector.start(Tasks.runJob(Pattern.SYNC, parameters(""),
                "another")));
        assertThat(failed.failure().error()).contains("EKS.409");
        assertThat(Json.read(failed.failure().cause().orElseThrow()).path("StatusCode").asInt()).isEqualTo(409);
    }

    @Test
    void aGeneratedNameFollowsFromTheTask() throws Exception {
        String generated = parameters("").replace("\"name\": \"report\"", "\"generateName\": \"report-\"");
        JobHandle first = JobHandle.read(accepted(sync(generated)).handle());
        JobHandle second = JobHandle.read(
                ((Outcome.Accepted) get(connector.start(Tasks.runJob(Pattern.SYNC, generated, "another")))).handle());

        assertThat(first).isEqualTo(JobHandle.read(accepted(sync(generated)).handle())).isNotEqualTo(second);
        assertThat(first.name()).startsWith("report-").hasSize(17);
    }

    @Test
    void aJobIsMarkedButTheTokenIsNotShown() throws Exception {
        accepted(sync(parameters("")));

        assertThat(server.job("report").at("/metadata/annotations/pawl.dev~1execution").asText())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:m:e");
        assertThat(server.job("report").path("metadata").path("labels").path(Jobs.TASK_LABEL).asText()).hasSize(40);
        assertThat(Json.write(server.job("report"))).doesNotContain("the token");
    }

    @Test
    void cancellingDeletesTheJob() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        CompletionStage<Outcome> end = connector.attach(request, accepted);

        connector.cancel(request, Optional.of(accepted)).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(server.has("report")).isFalse();
        assertThat(end.toCompletableFuture()).isNotDone();
    }

    @Test
    void cancellingFindsAJobWhoseAnswerWasLost() throws Exception {
        TaskRequest request = sync(parameters(""));
        accepted(request);

        connector.cancel(request, Optional.empty()).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(server.has("report")).isFalse();
    }

    @Test
    void aJobIsFoundAgainAfterARestart() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        CompletionStage<Outcome> before = connector.attach(request, accepted);
        connector.close();
        assertThat(before.toCompletableFuture()).isNotDone();

        try (KubernetesConnector restarted = Tasks.connector("{\"server\": \"" + server.url() + "\"}")) {
            CompletionStage<Outcome> end = restarted.attach(request, accepted);
            server.end("report", "Complete");
            assertThat(get(end)).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    void theWatchOutlivesAServerThatCannotAnswerForAWhile() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        server.end("report", "Complete");
        server.mock.expect().get().withPath("/apis/batch/v1/namespaces/default/jobs/report").andReturn(503, "later")
                .times(3);

        assertThat(get(connector.attach(request, accepted))).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void theWatchEndsWhenTheServerNeverComesBack() throws Exception {
        TaskRequest request = sync(parameters(""));
        Outcome.Accepted accepted = accepted(request);
        server.mock.expect().get().withPath("/apis/batch/v1/namespaces/default/jobs/report").andReturn(503, "later")
                .always();

        Outcome.Failed failed = (Outcome.Failed) get(connector.attach(request, accepted));
        assertThat(failed.failure().error()).contains(EksException.CLIENT);
        assertThat(failed.failure().cause().orElseThrow()).contains("did not tell: 503");
    }

    private TaskRequest sync(String parameters) {
        return Tasks.runJob(Pattern.SYNC, parameters, "the token");
    }

    private Outcome.Accepted accepted(TaskRequest request) throws Exception {
        return (Outcome.Accepted) get(connector.start(request));
    }

    private static String parameters(String further) {
        return "{\"ClusterName\": \"test\", \"Job\": " + JOB + further + "}";
    }
}
