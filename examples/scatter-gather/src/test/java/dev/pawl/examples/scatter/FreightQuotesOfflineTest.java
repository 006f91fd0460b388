package dev.pawl.examples.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offline, on a clock that jumps. */
class FreightQuotesOfflineTest {
    private static final String REQUEST = """
            {"shipment": {"from": "A", "to": "B", "kilograms": 10}, "carriers": ["one", "two", "three"],
             "offersNeeded": 1}""";

    private final Stage stage = Stage.open();

    @BeforeEach
    void deploy() {
        stage.deploy("quotes", FreightQuotes.WORKFLOW);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void oneOfferIsAnArrayToo() {
        stage.when("Ask one").at(0).answersAfter(Duration.ofSeconds(1)).returns("{\"carrier\": \"one\", \"euro\": 7}");
        stage.when("Ask one").at(1).neverAnswers();
        stage.when("Ask one").at(2).fails("NotDriving");
        Played played = stage.run(REQUEST);
        assertThat(played.output()).contains(Json.read("""
                {"best": {"carrier": "one", "euro": 7}, "others": [],
                 "silent": [{"carrier": "two", "none": "States.Timeout"}, {"carrier": "three", "none": "NotDriving"}]}
                """));
        assertThat(played.duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoIsBusyTwiceAndSlowOnceTakesTheLongest() {
        stage.when("Ask one").answersAfter(Duration.ofSeconds(1)).fails("Busy").times(2).then().neverAnswers();
        Played played = stage.run(REQUEST.replace("\"one\", \"two\", \"three\"", "\"one\""));
        assertThat(played.duration()).isBetween(Duration.ofSeconds(1 + 1 + 2), Duration.ofSeconds(1 + 1 + 1 + 1 + 2));
        assertThat(played.cause()).contains("Only 0 of 1 carriers made an offer");
    }
}
