package dev.pawl.schedule.model;

import dev.pawl.schedule.model.FireOutcome.Kind;

/** How many fire times came to what, since the schedule was created. */
public record FireCounts(long started, long skipped, long missed, long failed) {
    /** None yet. */
    public static final FireCounts NONE = new FireCounts(0, 0, 0, 0);

    /** With some more of a kind. */
    public FireCounts plus(Kind kind, long more) {
        return switch (kind) {
            case STARTED -> new FireCounts(started + more, skipped, missed, failed);
            case SKIPPED -> new FireCounts(started, skipped + more, missed, failed);
            case MISSED -> new FireCounts(started, skipped, missed + more, failed);
            case FAILED -> new FireCounts(started, skipped, missed, failed + more);
            case RETRYING -> this;
        };
    }
}
