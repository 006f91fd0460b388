package dev.pawl.schedule.model;

import java.time.Duration;

/**
 * What happens to fire times that passed while nobody could start them.
 *
 * @param window
 *            older ones are missed for good
 */
public record CatchUp(Mode mode, Duration window) {
    /** The last one of a day. */
    public static final CatchUp STANDARD = new CatchUp(Mode.LAST, Duration.ofDays(1));

    /** Which of them are made up for. */
    public enum Mode {
        /** Every one, in order. */
        ALL,
        /** The latest one only. */
        LAST,
        /** None that is more than a minute late. */
        NONE
    }
}
