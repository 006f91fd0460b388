package dev.pawl.server.api.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.server.assembly.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Activities and, because their tasks are the simplest that have tokens, what is said with tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityOperationsTest {
    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder.resolve("pawl.db"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String activity(String name) {
        return server.ok("CreateActivity", "name", name).path("activityArn").asText();
    }

    /** Starts an execution that waits for a worker of this activity. */
    private String waiting(String activity, String name) {
        return server
                .start(server.machine(name, "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\""
                        + activity + "\",\"End\":true}}}"), "{\"n\":1}");
    }

    private String token(String activity) {
        return server.ok("GetActivityTask", "activityArn", activity, "workerName", "w1").path("taskToken").asText();
    }

    @Test
    void an_activity_comes_and_goes() {
        String arn = activity("comes-and-goes");
        JsonNode shown = server.ok("DescribeActivity", "activityArn", arn);

        assertThat(activity("comes-and-goes")).isEqualTo(arn);
        assertThat(RealServer.without(shown, "creationDate")).isEqualTo(RealServer.object("activityArn", arn, "name",
                "comes-and-goes", "encryptionConfiguration", Map.of("type", "AWS_OWNED_KEY")));
        assertThat(server.refused("CreateActivity", "name", "comes-and-goes", "encryptionConfiguration",
                Map.of("type", "CUSTOMER_MANAGED_KMS_KEY", "kmsKeyId", "k")))
                .isEqualTo("ActivityAlreadyExists: Activity Already Exists: '" + arn + "'");
        assertThat(server.ok("DeleteActivity", "activityArn", arn)).isEmpty();
        assertThat(server.ok("DeleteActivity", "activityArn", arn)).isEmpty();
        String gone = "ActivityDoesNotExist: Activity Does Not Exist: '" + arn + "'";
        assertThat(server.refused("DescribeActivity", "activityArn", arn)).isEqualTo(gone);
        assertThat(server.refused("GetActivityTask", "activityArn", arn)).isEqualTo(gone);
        assertThat(server.refused("CreateActivity", "name", "a b")).isEqualTo("InvalidName: Invalid Name: 'a b'");
    }

    @Test
    void activities_are_listed_in_pages() {
        List.of("list-1", "list-2", "list-3").forEach(this::activity);
        JsonNode page = server.ok("ListActivities", "maxResults", 2);
        List<String> names = page.findValuesAsText("name");
        while (page.has("nextToken")) {
            page = server.ok("ListActivities", "maxResults", 2, "nextToken", page.path("nextToken").asText());
            names.addAll(page.findValuesAsText("name"));
        }

        assertThat(names).containsSubsequence("list-1", "list-2", "list-3").doesNotHaveDuplicates();
    }

    @Test
    void a_worker_without_work_gets_no_token() {
        assertThat(server.ok("GetActivityTask", "activityArn", activity("idle")).path("taskToken").isNull()).isTrue();
    }

    @Test
    void a_worker_that_went_away_takes_no_task_with_it() {
        String activity = activity("goes-away");
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Optional<ActivityTask>> first = server.engine().activities()
                .getTask(activity, Optional.of("w1"), Duration.ofMinutes(1), gone).toCompletableFuture();
        assertThat(first).isNotDone();
        gone.complete(null);

        assertThat(first.join()).isEmpty();
        waiting(activity, "goes-away");
        assertThat(token(activity)).isNotEqualTo("null");
    }

    @Test
    void a_worker_succeeds() {
        String activity = activity("succeeds");
        String execution = waiting(activity, "succeeds");
        JsonNode task = server.ok("GetActivityTask", "activityArn", activity, "workerName", "w1");
        String token = task.path("taskToken").asText();

        assertThat(task.path("input").asText()).isEqualTo("{\"n\":1}");
        assertThat(server.ok("SendTaskHeartbeat", "taskToken", token)).isEmpty();
        assertThat(server.refused("SendTaskSuccess", "taskToken", token, "output", "{")).startsWith("InvalidOutput: ");
        assertThat(server.ok("SendTaskSuccess", "taskToken", token, "output", "[2]")).isEmpty();
        assertThat(server.ended(execution).path("output").asText()).isEqualTo("[2]");
        assertThat(server.eventTypes(execution)).containsExactly("ExecutionStarted", "TaskStateEntered",
                "ActivityScheduled", "ActivityStarted", "ActivitySucceeded", "TaskStateExited", "ExecutionSucceeded");
        assertThat(server.refused("SendTaskSuccess", "taskToken", token, "output", "[2]"))
                .isEqualTo("TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'");
        assertThat(server.refused("SendTaskHeartbeat", "taskToken", token)).startsWith("TaskTimedOut: ");
    }

    @Test
    void a_worker_fails() {
        String activity = activity("fails");
        String execution = waiting(activity, "fails");
        server.ok("SendTaskFailure", "taskToken", token(activity), "error", "E", "cause", "C");
        JsonNode ended = server.ended(execution);

        assertThat(ended.path("status").asText()).isEqualTo("FAILED");
        assertThat(ended.path("error").asText()).isEqualTo("E");
        assertThat(ended.path("cause").asText()).isEqualTo("C");
    }

    @Test
    void a_token_that_was_never_given_is_refused() {
        for (String operation : List.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat")) {
            assertThat(server.refused(operation, "taskToken", "made-up", "output", "{}"))
                    .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
        }
    }
}
