package dev.pawl.examples.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offline: files in memory, and batches that take their time. */
class BankDayOfflineTest {
    private final Stage stage = Stage.open();

    @BeforeEach
    void deploy() {
        String lines = String.join("\n", Collections.nCopies(1_200, "T1,DE1,5,EUR,x"));
        stage.deploy("day", BankDay.WORKFLOW).bucket("checked")
                .object("bank", "2026-03-01.csv", "id,iban,amount,currency,purpose\n" + lines + "\n");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void fiveHundredTransfersAreABatch() {
        stage.when("Check a batch").fails("Busy").then()
                .answersCall(call -> Map.of("size", call.arguments().path("Items").size()));
        Played played = stage.run("{\"day\": \"2026-03-01\"}");
        assertThat(played.succeeded()).as(played.story()).isTrue();
        String results = stage.objects("checked").stream().filter(key -> key.contains("SUCCEEDED")).findFirst()
                .orElseThrow();
        assertThat(stage.object("checked", results)).contains("500").contains("200");
    }

    @Test
    void aFileThatIsLateEndsTheDay() {
        Played played = stage.run("{\"day\": \"2026-03-02\"}");
        assertThat(played.error()).contains("States.ItemReaderFailed");
    }
}
