package dev.pawl.testkit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testkit.mock.Mocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution to play, and what is expected of it.
 *
 * @param mocks
 *            asked in this order
 * @param startTime
 *            the moment at which it begins, if that matters
 * @param mockCase
 *            the test case of a MockConfigFile that it takes mocks from
 */
public record TestCase(String name, JsonNode input, List<Mocks> mocks, Expectation expected,
        Optional<Instant> startTime, Optional<String> mockCase) {
    /** Keeps its own copy. */
    public TestCase {
        mocks = List.copyOf(mocks);
    }

    /** A test case of a MockConfigFile by itself: it must end, however that be. */
    public static TestCase ofMockConfig(String name, JsonNode input, Mocks mocks) {
        return new TestCase(name, input, List.of(mocks), Expectation.ANY_END, Optional.empty(), Optional.of(name));
    }
}
