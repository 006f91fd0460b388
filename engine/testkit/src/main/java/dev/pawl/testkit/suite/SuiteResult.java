package dev.pawl.testkit.suite;

import dev.pawl.testkit.coverage.Coverage;
import java.time.Duration;
import java.util.List;

/** What came of the test cases of one machine, and how much of it they covered. */
public record SuiteResult(Suite suite, List<CaseResult> cases, Coverage coverage) {
    /** Keeps its own copy. */
    public SuiteResult {
        cases = List.copyOf(cases);
    }

    /** How many were not as expected. */
    public long failed() {
        return cases.stream().filter(result -> !result.passed()).count();
    }

    /** How long all took. */
    public Duration real() {
        return cases.stream().map(CaseResult::real).reduce(Duration.ZERO, Duration::plus);
    }
}
