package dev.pawl.container.batch.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How often a job is tried.
 *
 * @param attempts
 *            at most, from 1 to 10
 * @param evaluateOnExit
 *            the first rule that fits decides; without one the job is tried again
 */
public record RetryStrategy(int attempts, List<ExitRule> evaluateOnExit) {
    /** Once. */
    public static final RetryStrategy ONCE = new RetryStrategy(1, List.of());

    /**
     * What an end of an attempt means; each pattern is a text that may end in a star, and all that are there must
     * fit.
     *
     * @param action
     *            RETRY or EXIT
     */
    public record ExitRule(Optional<String> onStatusReason, Optional<String> onReason, Optional<String> onExitCode,
            String action) {
        boolean fits(Attempt attempt) {
            return fits(onStatusReason, attempt.statusReason()) && fits(onReason, attempt.reason())
                    && fits(onExitCode, attempt.exitCode().isPresent()
                            ? Optional.of(String.valueOf(attempt.exitCode().getAsInt()))
                            : Optional.empty());
        }

        private static boolean fits(Optional<String> pattern, Optional<String> value) {
            return pattern.map(wanted -> matches(wanted, value.orElse(""))).orElse(true);
        }

        private static boolean matches(String pattern, String value) {
            String wanted = pattern.toLowerCase(Locale.ROOT);
            String found = value.toLowerCase(Locale.ROOT);
            return wanted.endsWith("*")
                    ? found.startsWith(wanted.substring(0, wanted.length() - 1))
                    : found.equals(wanted);
        }
    }

    /** Whether another attempt follows the one that failed like this. */
    public boolean again(Attempt failed, int made) {
        return made < attempts && evaluateOnExit.stream().filter(rule -> rule.fits(failed)).findFirst()
                .map(rule -> rule.action().equalsIgnoreCase("RETRY")).orElse(true);
    }
}
