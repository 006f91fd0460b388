package dev.pawl.testkit.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.history.Failure;
import dev.pawl.testkit.value.Values;
import java.util.Optional;
import java.util.function.Function;

/** What a mocked task comes to. */
public sealed interface Ending {
    /** It succeeds. */
    record Returns(JsonNode result) implements Ending {}

    /** It fails. */
    record Fails(Failure failure) implements Ending {
        /** With an error that Retry and Catch compare, and what people read. */
        public static Fails of(String error, String cause) {
            return new Fails(Failure.of(error, cause));
        }
    }

    /** What it comes to depends on the call. */
    record Answers(Function<TaskCall, Ending> answer) implements Ending {
        /** It succeeds with what the function gives, or fails with the {@link TaskFailure} that it throws. */
        static Answers with(Function<TaskCall, ?> function) {
            return new Answers(call -> {
                try {
                    return new Returns(Values.json(function.apply(call)));
                } catch (TaskFailure failure) {
                    return new Fails(new Failure(Optional.of(failure.error()), failure.cause()));
                }
            });
        }
    }

    /**
     * Nothing comes.
     *
     * @param accepted
     *            whether a service that is waited for said at least that it has begun
     */
    record Silence(boolean accepted) implements Ending {}
}
