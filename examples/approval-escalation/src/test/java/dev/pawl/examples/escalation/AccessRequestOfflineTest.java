package dev.pawl.examples.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.dsl.Machine;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offline: days of silence pass in no time. */
class AccessRequestOfflineTest {
    private static final String REQUEST = """
            {"engineer": "noor", "system": "db", "reason": "why", "leadSeconds": 28800, "totalSeconds": 86400}""";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    private Stage deploy(Machine<?> machine) {
        stage.deploy("access", machine);
        stage.when("Record the decision").fails("Busy").then().returns("{\"entry\": \"access/1\"}");
        return stage;
    }

    @Test
    void whatWasApprovedIsRecordedAndGranted() {
        deploy(AccessRequest.WORKFLOW).when("Ask").answersAfter(Duration.ofHours(9))
                .returns("{\"Decision\": \"APPROVED\", \"DecidedBy\": \"max\"}");
        Played played = stage.run(REQUEST);
        assertThat(played.path()).containsExactly("Begin", "Ask", "Record the decision", "Granted?", "Grant access");
        assertThat(played.output().orElseThrow().path("by").asText()).isEqualTo("max");
    }

    @Test
    void theLeadMayBeRemindedAndTheManagerMayBeAsked() {
        deploy(AccessRequest.WORKFLOW).when("Ask").onCall(call -> {
            assertThat(call.arguments().path("Reminders").asInt()).isEqualTo(14400);
            assertThat(call.arguments().path("Escalation").path(0).path("After").asInt()).isEqualTo(28800);
            return true;
        }).fails("Approval.Rejected", "{\"DecidedBy\": \"lena\", \"Reason\": \"Use the replica\"}");
        assertThat(stage.run(REQUEST).cause()).contains("lena: Use the replica");
    }

    @Test
    void whatNobodyDecidesIsDenied() {
        deploy(AccessRequest.WORKFLOW).when("Ask").fails("Approval.Expired");
        assertThat(stage.run(REQUEST).cause()).contains("nobody: Nobody decided in time");
    }

    @Test
    void withTokensTheManagerIsAskedAfterEightHours() {
        deploy(AccessRequest.WITH_TOKENS).when("Ask the lead").losesCallback();
        stage.when("Ask the manager").answersAfter(Duration.ofMinutes(5)).returns("{\"by\": \"max\"}");
        Played played = stage.run(REQUEST);
        assertThat(played.visitsOf("Ask the lead").getFirst().retries()).isEqualTo(1);
        assertThat(played.duration()).isBetween(Duration.ofHours(8), Duration.ofHours(8).plusMinutes(6));
        assertThat(played.output().orElseThrow().path("by").asText()).isEqualTo("max");
    }

    @Test
    void withTokensADayOfSilenceIsADenial() {
        deploy(AccessRequest.WITH_TOKENS).when("Ask the lead").losesCallback();
        stage.when("Ask the manager").losesCallback();
        Played played = stage.run(REQUEST);
        assertThat(played.cause()).contains("nobody: Nobody decided in time");
        assertThat(played.duration()).isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(1));
    }

    @Test
    void withTokensEitherMayReject() {
        deploy(AccessRequest.WITH_TOKENS).when("Ask the lead").losesCallback().times(2).then()
                .fails("Rejected", "Not now");
        stage.when("Ask the manager").fails("Rejected", "Not ever");
        assertThat(stage.run(REQUEST).cause()).contains("max: Not ever");
        stage.when("Ask the lead").fails("Rejected", "Not now");
        assertThat(stage.run(REQUEST).cause()).contains("lena: Not now");
    }
}
