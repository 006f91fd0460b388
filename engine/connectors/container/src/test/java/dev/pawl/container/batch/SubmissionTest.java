package dev.pawl.container.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskResource.Pattern;
import dev.pawl.config.Configuration;
import dev.pawl.connector.TaskRequest;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.trace.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job is made of, without a Docker Engine. */
class SubmissionTest {
    private static final TraceContext CONTEXT = new TraceContext("a".repeat(32), "b".repeat(16), true);

    @TempDir
    private Path folder;

    @BeforeEach
    void define() throws IOException {
        Files.writeString(folder.resolve("job.json"), """
                {"jobDefinitionName": "job", "containerProperties": {"image": "i", "vcpus": 1, "memory": 16}}""");
    }

    private JsonNode environment(String parameters, Optional<TraceContext> trace) {
        BatchSettings settings = BatchSettings.of(Configuration.of(Json.read("""
                {"containers": {"batch": {"jobDefinitions": ["job.json"], "jobQueues": [{"jobQueueName": "q"}]}}}"""),
                "pawl.json", folder));
        TaskRequest request = new TaskRequest(
                new TaskResource.Integration("arn:aws:states:::batch:submitJob", "batch", "submitJob",
                        Pattern.REQUEST_RESPONSE),
                Payload.parse("{\"JobName\": \"n\", \"JobQueue\": \"q\", \"JobDefinition\": \"job\"" + parameters
                        + "}"),
                "token", "arn:aws:states:us-east-1:123456789012:execution:m:e",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m", Optional.empty(), Optional.empty(), 0,
                Optional.empty(), List.of(), Optional.empty());
        return Submission.of(settings, request.in(trace), Instant.EPOCH).container().path("environment");
    }

    @Test
    void aJobInATraceIsToldWhere() {
        assertThat(environment("", Optional.of(CONTEXT)).findValuesAsText("value"))
                .containsExactly("STARTED_BY_STEP_FUNCTIONS", CONTEXT.traceparent());
        assertThat(environment("", Optional.empty()).findValuesAsText("value"))
                .containsExactly("STARTED_BY_STEP_FUNCTIONS");
    }

    @Test
    void whatTheSubmissionSaysOfTheTraceIsLeftAlone() {
        assertThat(environment("""
                , "ContainerOverrides": {"Environment": [{"Name": "TRACEPARENT", "Value": "mine"}]}""",
                Optional.of(CONTEXT)).findValuesAsText("value"))
                .containsExactly("mine", "STARTED_BY_STEP_FUNCTIONS");
    }
}
