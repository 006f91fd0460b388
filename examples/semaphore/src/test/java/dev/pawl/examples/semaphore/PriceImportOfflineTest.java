package dev.pawl.examples.semaphore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offline, on a clock that jumps. */
class PriceImportOfflineTest {
    private static final String SUPPLIER = "{\"supplier\": \"Brandt\"}";
    private static final String REFUSED = "DynamoDB.ConditionalCheckFailedException";

    private final Stage stage = Stage.open();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void waitsForASeat() {
        stage.deploy("semaphore", PriceImport.WORKFLOW);
        stage.when("Take a seat").fails("NoSeat").times(20).then().returns("{\"ticket\": 21}");
        stage.when("Import the prices").with(arguments -> arguments.path("ticket").asInt() == 21)
                .returns("{\"prices\": 3}");
        stage.when("Give the seat back").returns("{\"given\": true}");
        Played played = stage.run(SUPPLIER);
        assertThat(played.succeeded()).as(played.story()).isTrue();
        assertThat(played.visitsOf("Take a seat").getFirst().retries()).isEqualTo(20);
    }

    @Test
    void nobodyWaitsForEver() {
        stage.deploy("semaphore", PriceImport.WORKFLOW);
        stage.when("Take a seat").fails("NoSeat");
        Played played = stage.run(SUPPLIER);
        assertThat(played.error()).contains("NoSeatInTime");
        assertThat(played.duration()).isBetween(Duration.ofMinutes(15), Duration.ofHours(2));
    }

    @Test
    void theSeatIsGivenBackByThoseWhoFail() {
        stage.deploy("semaphore", PriceImport.WORKFLOW);
        stage.when("Take a seat").returns("{\"ticket\": 1}");
        stage.when("Import the prices").neverAnswers();
        stage.when("Give the seat back").fails("Busy");
        Played played = stage.run(SUPPLIER);
        assertThat(played.path()).containsExactly("Begin", "Take a seat", "Import the prices", "Give the seat back",
                "Did it work?", "Not imported");
        assertThat(played.error()).contains("States.Timeout");
        assertThat(PriceImport.WORK_SECONDS).isLessThan(PriceImport.LEASE_SECONDS);
    }

    @Test
    void theSeatOfSomebodyWhoIsGoneIsFreed() {
        stage.deploy("semaphore", PriceImportWithTable.WORKFLOW);
        stage.when("Take a seat").fails(REFUSED).times(2).then().returns("{}");
        stage.when("Who sits there?").returns("{\"Item\": {\"holders\": {\"M\": {\"gone\": {\"N\": \"1\"}}}}}");
        stage.when("Free the seat").fails(REFUSED).then().returns("{}");
        stage.when("Import the prices").returns("{\"prices\": 3}");
        stage.when("Give the seat back").returns("{}");
        Played played = stage.run(SUPPLIER);
        assertThat(played.path()).startsWith("Begin", "Take a seat", "Who sits there?", "Is one of them gone?",
                "Free the seat", "Take a seat").endsWith("Take a seat", "Import the prices", "Give the seat back",
                        "Did it work?", "Imported");
    }

    @Test
    void withATableNobodyWaitsForEverEither() {
        stage.deploy("semaphore", PriceImportWithTable.WORKFLOW);
        stage.when("Take a seat").fails(REFUSED);
        stage.when("Who sits there?")
                .returns("{\"Item\": {\"holders\": {\"M\": {\"busy\": {\"N\": \"99999999999\"}}}}}");
        Played played = stage.run(SUPPLIER);
        assertThat(played.error()).contains("NoSeatInTime");
        assertThat(played.duration()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }
}
