package dev.pawl.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    private final List<String> told = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private final Complaint complaint = new Complaint(() -> now.toNanos(), told::add);

    @Test
    void whatFailsAllTheTimeIsToldOnceAMinuteAndWhenItIsOver() {
        complaint.over("Well");
        for (int i = 0; i <= 90; i++) {
            now = Duration.ofSeconds(i);
            complaint.of("Broken", new IllegalStateException("away"));
        }
        complaint.over("Well");
        complaint.over("Well");

        assertThat(told).containsExactly("Broken: away", "Broken: away (59 times since this was told)",
                "Well, after 90 s");
    }
}
