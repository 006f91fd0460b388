package dev.pawl.examples.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.dsl.Machine;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offline, on a clock that jumps. */
class StatementsOfflineTest {
    private static final String FOR_AN_HOUR = "{\"account\": \"A\", \"month\": \"2026-03\", \"atMostSeconds\": 3600}";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    private void deploy(Machine<?> machine) {
        stage.deploy("statements", machine);
        stage.when("Start the job").returns("{\"job\": \"job-1\"}");
        stage.when("Call it off").returns("{\"cancelled\": true}");
    }

    @Test
    void pausesGrowUpToAMinute() {
        deploy(Statements.WORKFLOW);
        stage.when("Is it done?").returns("{\"status\": \"RUNNING\"}").times(8).then()
                .returns("{\"status\": \"DONE\", \"file\": \"a.pdf\"}");
        Played played = stage.run(FOR_AN_HOUR);
        List<Long> pauses = played.visitsOf("Let it work").stream()
                .map(visit -> Duration.between(visit.entered(), visit.exited().orElseThrow()).toSeconds()).toList();
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(played.succeeded()).isTrue();
    }

    @Test
    void afterAnHourItIsCalledOff() {
        deploy(Statements.WORKFLOW);
        stage.when("Is it done?").returns("{\"status\": \"RUNNING\"}");
        Played played = stage.run(FOR_AN_HOUR);
        assertThat(played.duration()).isEqualTo(Duration.ofHours(1));
        assertThat(played.path()).endsWith("Is it done?", "What now?", "Call it off", "Too slow");
        assertThat(played.cause()).contains("job-1 was not done in time");
    }

    @Test
    void anAnswerThatNobodyKnowsIsAFailure() {
        deploy(Statements.WORKFLOW);
        stage.when("Is it done?").returns("{\"status\": \"ON_FIRE\"}");
        assertThat(stage.run(FOR_AN_HOUR).cause()).contains("The bank says ON_FIRE about job-1");
    }

    @Test
    void aFailureIsAFailure() {
        deploy(Statements.WORKFLOW);
        stage.when("Is it done?").fails("Busy").times(2).then().returns("{\"status\": \"FAILED\"}");
        assertThat(stage.run(FOR_AN_HOUR).error()).contains("StatementsFailed");
    }

    @Test
    void aTokenThatIsLostComesToAnEnd() {
        deploy(Statements.WITH_TOKEN);
        stage.when("Have it done").losesCallback();
        Played played = stage.run(FOR_AN_HOUR);
        assertThat(played.error()).contains("StatementsTooSlow");
        assertThat(played.duration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aTokenThatComesTwiceCountsOnce() {
        deploy(Statements.WITH_TOKEN);
        stage.when("Have it done").answersAfter(Duration.ofMinutes(50)).isDeliveredTwice()
                .returns("{\"file\": \"a.pdf\"}");
        Played played = stage.run(FOR_AN_HOUR);
        assertThat(played.succeeded()).isTrue();
        assertThat(played.duration()).isEqualTo(Duration.ofMinutes(50));
        assertThat(stage.pass(Duration.ofMinutes(1)).deliveries()).hasSize(2);
    }

    @Test
    void thePartnerTellsWhoeverWaits() {
        deploy(Statements.PARTNER_SIDE);
        stage.when("Tell them").fails("Sfn.TaskTimedOutException");
        assertThat(stage.run("{}").path()).endsWith("Does somebody wait?", "Nobody to tell");
        assertThat(stage.run("{\"account\": \"A\", \"month\": \"2026-03\", \"token\": \"late\"}").path())
                .endsWith("Tell them", "Nobody to tell");
    }
}
