package dev.pawl.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final Health.Check slow = Health.Check.of("store", () -> {
        begun.incrementAndGet();
        try {
            hangs.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of("The database does not answer");
    });

    private static Optional<String> now(Look look) {
        look.begin();
        return look.finding(System.nanoTime()).trouble();
    }

    /** Whoever asks gives up after some seconds, and what hangs is not piled up. */
    @Test
    void aCheckThatHangsIsTroubleAndIsNotBegunAgain() {
        Look look = new Look(slow, Duration.ZERO, Duration.ZERO);

        assertThat(now(look)).hasValueSatisfying(why -> assertThat(why).contains("no answer"));
        assertThat(now(look)).isPresent();
        assertThat(now(look)).isPresent();
        hangs.countDown();

        Look patient = new Look(slow, Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(now(patient)).contains("The database does not answer");
        assertThat(begun).hasValue(2);
    }
}
