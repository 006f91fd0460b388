package dev.pawl.testkit.suite;

import dev.pawl.testkit.Played;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a test case.
 *
 * @param failures
 *            what was not as expected; empty if it passed
 * @param played
 *            empty if it could not be played to its end
 * @param real
 *            how long that took
 */
public record CaseResult(String name, List<String> failures, Optional<Played> played, Duration real) {
    /** Keeps its own copy. */
    public CaseResult {
        failures = List.copyOf(failures);
    }

    /** Whether all was as expected. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
