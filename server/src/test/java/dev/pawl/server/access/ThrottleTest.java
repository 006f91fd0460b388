package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.access.Throttle.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Throttle throttle = new Throttle(nanos::get);

    @Test
    void a_bucket_gives_its_burst_and_then_its_rate() {
        Pace pace = new Pace(2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.take("a", pace)).isEmpty();
        }
        assertThat(throttle.take("a", pace)).contains(Duration.ofMillis(500));
        assertThat(throttle.take("b", pace)).isEmpty();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(throttle.take("a", pace)).isEmpty();
        assertThat(throttle.take("a", pace)).isPresent();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.take("a", pace)).isEmpty();
        }
        assertThat(throttle.take("a", pace)).isPresent();
    }

    @Test
    void many_names_take_bounded_room() {
        Pace pace = new Pace(1, 1);
        for (int i = 0; i < 20_000; i++) {
            throttle.take("n" + i, pace);
        }
        assertThat(throttle.take("n19999", pace)).isPresent();
        assertThat(throttle.take("n0", pace)).as("forgotten").isEmpty();
    }
}
