package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import java.util.Optional;
import java.util.function.Function;

/** What a mocked task comes to. */
public sealed interface Ending {
    /** It succeeds. */
    record Returns(JsonNode result) implements Ending {}

    /** It fails. */
    record Fails(String error, Optional<String> cause) implements Ending {
        /** As Retry and Catch see it. */
        public Failure failure() {
            return new Failure(Optional.of(error), cause);
        }
    }

    /** What it comes to depends on the call. */
    record Answers(Function<TaskCall, Ending> answer) implements Ending {}

    /**
     * Nothing comes.
     *
     * @param accepted
     *            whether a service that is waited for said at least that it has begun
     */
    record Silence(boolean accepted) implements Ending {}
}
