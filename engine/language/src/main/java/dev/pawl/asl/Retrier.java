package dev.pawl.asl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When and how often a state that failed is tried again.
 *
 * @param errorEquals
 *            names of errors
 * @param intervalSeconds
 *            before the first retry
 * @param maxAttempts
 *            retries, not counting the first attempt; 0 is never
 * @param backoffRate
 *            by which each interval is longer than the one before
 * @param maxDelaySeconds
 *            the longest interval
 * @param jitter
 *            whether an interval is drawn at random between zero and its length
 */
public record Retrier(List<String> errorEquals, long intervalSeconds, long maxAttempts, double backoffRate,
        OptionalLong maxDelaySeconds, JitterStrategy jitter, Optional<String> comment) {
    /** How intervals vary. */
    public enum JitterStrategy {
        FULL, NONE
    }
}
