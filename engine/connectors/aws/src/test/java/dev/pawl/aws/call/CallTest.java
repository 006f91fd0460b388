package dev.pawl.aws.call;

import static dev.pawl.aws.call.Aws.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.asl.TaskResource;
import dev.pawl.aws.ServiceDouble;
import dev.pawl.config.ConfigurationException;
import dev.pawl.connector.TaskRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of calls whose other end does as it is told, or nothing at all. */
class CallTest {
    private static final String EVENT = "{'Entries': [{'Source': 's', 'DetailType': 't', 'Detail': {'n': 1}}]}";

    private final ServiceDouble service = new ServiceDouble(
            asked -> new ServiceDouble.Answer(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}"));

    @AfterEach
    void close() {
        service.close();
    }

    private Aws aws(String configuration) {
        Map<String, String> variables = new HashMap<>(
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "KEY", "hidden value"));
        variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", service.endpoint());
        return Aws.with(variables, configuration.replace('\'', '"'), getClass().getClassLoader());
    }

    @Test
    void stepFunctionsAreTheEngineAroundUnlessToldElse() {
        try (Aws alone = Aws.with(Map.of());
                Aws told = aws("{}");
                Aws configured = Aws.with(Map.of(), "{\"aws\": {\"services\": {\"sfn\": {\"region\": \"eu-west-1\"}}}}",
                        getClass().getClassLoader())) {
            TaskResource start = Aws.resource("aws-sdk:sfn:startSyncExecution");
            assertThat(alone.connector.handles(start)).isFalse();
            assertThat(alone.connector.handles(Aws.resource("aws-sdk:sfn:listExecutions"))).isTrue();
            assertThat(told.connector.handles(start)).isTrue();
            assertThat(configured.connector.handles(start)).isTrue();
        }
    }

    @Test
    void eventsSayWhereTheyComeFrom() throws Exception {
        try (Aws aws = aws("{}")) {
            assertThat(aws.result("events:putEvents", EVENT))
                    .isEqualTo(json("{'FailedEntryCount': 0, 'Entries': [{'EventId': 'e'}]}"));
        }

        assertThat(service.asked.get(0).operation()).isEqualTo("PutEvents");
        assertThat(service.asked.get(0).body()).isEqualTo(json("{'Entries': [{'Source': 's', 'DetailType': 't',"
                + " 'Detail': '{\\'n\\':1}', 'Resources': ['" + Aws.MACHINE + "', '" + Aws.EXECUTION + "']}]}"));
    }

    @Test
    void oneEntryThatIsRefusedFailsAll() throws Exception {
        String answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"C\",\"ErrorMessage\":\"M\"}]}";
        service.answer(asked -> new ServiceDouble.Answer(200, answer));
        try (Aws aws = aws("{}")) {
            assertThat(aws.failure("events:putEvents", EVENT)).isEqualTo("EventBridge.FailedEntry: " + answer);
        }
    }

    @Test
    void secretsGoOutAndDoNotComeBack() throws Exception {
        service.answer(asked -> new ServiceDouble.Answer(400,
                "{\"__type\":\"Refused\",\"message\":" + asked.body().at("/Entries/0/Detail") + "}"));
        try (Aws aws = aws("{'secrets': {'key': {'env': 'KEY', 'machines': ['m']}}}")) {
            String cause = aws.failure("events:putEvents",
                    "{'Entries': [{'Source': 's', 'DetailType': 't', 'Detail': 'it is {{secret:key}}'}]}");
            assertThat(cause).startsWith("EventBridge.AmazonEventBridgeException: it is ****");
        }

        assertThat(service.asked.get(0).body().at("/Entries/0/Detail").asText()).isEqualTo("it is hidden value");
    }

    @Test
    void hugeAnswersAreNotTakenIn() throws Exception {
        String huge = "{\"EventBuses\":[{\"Name\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}]}";
        service.answer(asked -> new ServiceDouble.Answer(200, huge));
        try (Aws aws = aws("{}")) {
            assertThat(aws.failure("aws-sdk:eventbridge:listEventBuses", "{}")).isEqualTo(
                    "States.DataLimitExceeded: Expected an answer of at most 6291456 bytes, but it is longer");
        }
    }

    @Test
    void whoeverDoesNotAnswerIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Aws aws = Aws.with(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + silent.getLocalPort()),
                        "{\"aws\":{\"services\":{\"sqs\":{\"timeout\":0.3}}}}", getClass().getClassLoader())) {
            assertThat(aws.failure("sqs:sendMessage.waitForTaskToken", "{'QueueUrl': 'q', 'MessageBody': 'b'}"))
                    .isEqualTo("SQS.SdkClientException: Client execution did not complete before the specified"
                            + " timeout configuration: 300 millis");
        }
    }

    @Test
    void whereNobodyListensIsAnErrorOfTheClient() throws Exception {
        try (Aws aws = aws("{}")) {
            assertThat(aws.failure("aws-sdk:sqs:listQueues", "{}")).startsWith(
                    "Sqs.SdkClientException: Unable to execute HTTP request: Connect to 127.0.0.1:1 [/127.0.0.1]"
                            + " failed: Connection refused");
        }
    }

    @Test
    void aTaskThatIsCancelledHangsUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> never = new CompletableFuture<>();
        service.answer(a -> {
            asked.countDown();
            never.join();
            return new ServiceDouble.Answer(200, "{}");
        });
        try (Aws aws = aws("{}")) {
            TaskRequest task = aws.request("aws-sdk:eventbridge:listEventBuses", "{}", Optional.empty());
            var outcome = aws.connector.start(task).toCompletableFuture();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            aws.connector.cancel(task, Optional.empty());

            assertThat(Aws.failure(outcome.get(30, TimeUnit.SECONDS))).startsWith("EventBridge.SdkClientException: ");
        } finally {
            never.complete(null);
        }
    }

    @Test
    void whatIsNoOperationIsRefused() throws Exception {
        try (Aws aws = aws("{}")) {
            for (String action : new String[]{"queryPaginator", "waiter", "close", "serviceName", "Query"}) {
                assertThat(aws.failure("aws-sdk:dynamodb:" + action, "{}")).isEqualTo(
                        "States.Runtime: The resource arn:aws:states:::aws-sdk:dynamodb:" + action
                                + " is not supported: expected an operation of dynamodb that takes a request and"
                                + " gives an answer, but " + action + " is none");
            }
        }
    }

    @Test
    void mistakesOfTheConfigurationAreToldWithTheirPlace() {
        assertThatThrownBy(() -> aws("{'aws': {'services': {'sqs': {'endpoint': 'nowhere'}}}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Expected a URL such as http://127.0.0.1:9324 at /aws/services/sqs/endpoint of pawl.json,"
                        + " but found another text");
        assertThatThrownBy(() -> aws("{'aws': {'attempts': 0}}")).hasMessageContaining("/aws/attempts");
    }
}
