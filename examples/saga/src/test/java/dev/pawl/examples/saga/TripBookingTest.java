package dev.pawl.examples.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.examples.harness.DefinitionFile;
import dev.pawl.examples.harness.Ended;
import dev.pawl.examples.harness.ExampleEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real engine, with the example's functions. */
class TripBookingTest {
    private static final Path WORKFLOW = Path.of("workflow.asl.json");

    @TempDir
    private Path folder;

    private final TravelAgency agency = new TravelAgency();

    @Test
    void theFileIsWhatJavaSays() {
        assertThat(DefinitionFile.json(TripBooking.WORKFLOW.build())).isEqualTo(DefinitionFile.json(WORKFLOW));
    }

    @Test
    void aTripIsBooked() {
        Ended ended = run("input.json");
        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        assertThat(ended.output().path("trip").asText()).isEqualTo("T-1042");
        assertThat(agency.booked()).hasSize(3);
    }

    @Test
    void withoutACarNothingStaysBooked() {
        Ended ended = run("no-car.json");
        assertThat(ended.error()).contains("TripNotBooked");
        assertThat(ended.cause().orElseThrow()).contains("All convertibles are taken");
        assertThat(ended.states()).endsWith("Book the car", "Cancel the car", "Cancel the hotel", "Cancel the flight",
                "Is all undone?", "No trip");
        assertThat(agency.booked()).isEmpty();
    }

    private Ended run(String input) {
        try (ExampleEngine engine = ExampleEngine.in(folder, agency, new CaseDesk())) {
            return engine.run(WORKFLOW, DefinitionFile.text(Path.of(input)));
        }
    }
}
