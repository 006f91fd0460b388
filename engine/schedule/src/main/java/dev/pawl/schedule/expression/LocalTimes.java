package dev.pawl.schedule.expression;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** From the clock on the wall to moments, as EventBridge Scheduler does it around clock changes. */
final class LocalTimes {
    private LocalTimes() {}

    /** The first moment at which clocks show that time; empty if they leave it out. */
    static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
        // the rules name the offset before the change first, and with it the clock shows the time earlier
        return zone.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }
}
