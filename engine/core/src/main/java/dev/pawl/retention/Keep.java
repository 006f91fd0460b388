package dev.pawl.retention;

import dev.pawl.config.ConfigurationValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long something is kept after it has ended. */
public sealed interface Keep {
    /** The word for no end. */
    String FOREVER_WORD = "forever";
    /** Until somebody says otherwise. */
    static Keep forever() {
        return new Forever();
    }

    /** No end. */
    record Forever() implements Keep {}

    /** That long. */
    record For(Duration howLong) implements Keep {}

    /** Reads a duration, or {@code forever}. */
    static Keep read(ConfigurationValue value) {
        if (value.json().isTextual() && value.json().textValue().equals(FOREVER_WORD)) {
            return new Forever();
        }
        Duration howLong = value.duration();
        if (howLong.isNegative()) {
            throw value.wrong("a duration that is not negative, or \"forever\"");
        }
        return new For(howLong);
    }

    /** The duration, unless it has no end. */
    default Optional<Duration> duration() {
        return switch (this) {
            case Forever forever -> Optional.empty();
            case For time -> Optional.of(time.howLong());
        };
    }

    /** Whether what ended then may go now. */
    default boolean isOver(Instant ended, Instant now) {
        return duration().filter(time -> ended.isBefore(now.minus(time))).isPresent();
    }

    /** As it is written. */
    default String text() {
        return duration().map(Duration::toString).orElse(FOREVER_WORD);
    }
}
