package dev.pawl.examples.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offline, with companies that misbehave; hours pass in no time. */
class TripBookingOfflineTest {
    private static final String TRIP = """
            {"id": "T-1", "traveller": "Mara", "flight": "PL 318", "hotel": "Casa do Rio", "car": "estate"}""";

    private final Stage stage = Stage.open();

    @BeforeEach
    void deploy() {
        stage.deploy("saga", TripBooking.WORKFLOW);
        for (String what : new String[]{"flight", "hotel", "car"}) {
            stage.when("Book the " + what).returns("{\"reference\": \"" + what + "-1\"}");
            stage.when("Cancel the " + what).returns("{\"cancelled\": true}");
        }
        stage.when("Hand it to people").returns("{\"case\": \"CASE-7\"}");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void allIsBooked() {
        assertThat(stage.run(TRIP).output())
                .contains(Json.read("""
                        {"trip": "T-1", "flight": "flight-1", "hotel": "hotel-1", "car": "car-1"}"""));
    }

    @Test
    void aBookingThatTimesOutIsCancelledToo() {
        stage.when("Book the hotel").neverAnswers();
        Played played = stage.run(TRIP);
        assertThat(played.path()).containsExactly("Begin", "Book the flight", "Book the hotel", "Cancel the hotel",
                "Cancel the flight", "Is all undone?", "No trip");
        assertThat(played.visitsOf("Book the hotel").getFirst().retries()).isEqualTo(3);
        assertThat(played.error()).contains("TripNotBooked");
    }

    @Test
    void everyAttemptNamesTheSameBooking() {
        stage.when("Book the flight").fails("Busy").times(2).then()
                .answersCall(call -> Json.read("{\"reference\": " + call.arguments().path("key") + "}"));
        assertThat(stage.start("saga", "mara", TRIP).toEnd().output().orElseThrow().path("flight").asText())
                .isEqualTo("mara/flight");
    }

    @Test
    void aCrashBetweenBookingAndRecordLosesNothing() {
        stage.when("Book the flight").crashesMeanwhile().returns("{\"reference\": \"flight-1\"}");
        Played played = stage.run(TRIP);
        assertThat(played.path()).containsExactly("Begin", "Book the flight", "Book the hotel", "Book the car",
                "The trip is booked");
        assertThat(played.output().orElseThrow().path("flight").asText()).isEqualTo("flight-1");
    }

    @Test
    void whatCannotBeCancelledIsHandedToPeopleAndTheRestIsCancelled() {
        stage.when("Book the car").fails("NotAvailable", "no estates");
        stage.when("Cancel the hotel").answersAfter(Duration.ofSeconds(5)).fails("Closed", "until Monday");
        Played played = stage.run(TRIP);
        assertThat(played.path()).endsWith("Cancel the car", "Cancel the hotel", "Cancel the flight", "Is all undone?",
                "Hand it to people", "Bookings are left over");
        assertThat(played.visitsOf("Cancel the hotel").getFirst().retries()).isEqualTo(8);
        assertThat(played.visitsOf("Hand it to people").getFirst().input()).isNotNull();
        assertThat(played.error()).contains("BookingsLeftOver");
        assertThat(played.cause()).contains("hotel could not be cancelled; see CASE-7");
    }
}
