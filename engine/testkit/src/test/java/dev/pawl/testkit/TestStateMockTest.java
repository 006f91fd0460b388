package dev.pawl.testkit;

import static dev.pawl.testkit.assertj.PlayedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.testkit.mock.MockException;
import dev.pawl.teststate.mock.ResponseShape;
import dev.pawl.teststate.mock.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mocks in the form of TestState, on whole machines. */
class TestStateMockTest {
    private static final ServiceModel SQS = new ServiceModel(Map.of("SendMessage", "Sent"),
            Map.of("Sent", new ResponseShape.Structure(Map.of("MessageId", "Text"), Set.of("MessageId")), "Text",
                    new ResponseShape.Text(new ResponseShape.Range(Optional.empty(), Optional.empty()), List.of())));

    private final Stage stage = Stage.builder()
            .models(service -> service.equals("sqs") ? Optional.of(SQS) : Optional.empty()).open().deploy("m", """
                    {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                     "Parameters":{"QueueUrl":"q","MessageBody":"b"},"End":true}}}""");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aResultIsAnswered() {
        stage.mock("Send", "{\"result\":\"{\\\"MessageId\\\":\\\"1\\\"}\"}");
        assertThat(stage.run("{}")).hasOutput("{\"MessageId\":\"1\"}");

        stage.mock("Send", "{\"result\":{\"MessageId\":\"2\"}}");
        assertThat(stage.run("{}")).hasOutput("{\"MessageId\":\"2\"}");
    }

    @Test
    void anErrorIsThrown() {
        stage.mock("Send", "{\"errorOutput\":{\"error\":\"SQS.Gone\",\"cause\":\"no queue\"}}");
        assertThat(stage.run("{}")).failedWith("SQS.Gone", "no queue");
    }

    @Test
    void whatTheServiceCannotAnswerIsRefused() {
        assertRefused("Send", "{\"result\":{\"MessageId\":1}}", "fits the state Send");
        assertRefused("Send", "{\"result\":{}}", "fits the state Send");
        assertRefused("Send", "{}", "one of the following fields");
        assertRefused("Send", "{\"results\":1}", "Expected a mock with members of [errorOutput, ");
        assertRefused("Send", "{\"result\":{},\"fieldValidationMode\":\"LAX\"}", "but got LAX");
        assertRefused("Nobody", "{\"result\":{}}", "but got Nobody");
        assertThat(stage.mock("Send", "{\"result\":{\"x\":1},\"fieldValidationMode\":\"NONE\"}").run("{}"))
                .hasOutput("{\"x\":1}");
    }

    private void assertRefused(String state, String mock, String message) {
        assertThatThrownBy(() -> stage.mock(state, mock)).isInstanceOf(MockException.class)
                .hasMessageContaining(message);
    }
}
