package dev.pawl.server.cli;

import dev.pawl.history.Failure;
import dev.pawl.teststate.StateTest;
import dev.pawl.teststate.mock.FieldValidation;
import dev.pawl.teststate.mock.MockRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that say what a Task, Map or Parallel is said to have brought, and what happened before. */
final class MockOptions {
    @Option(names = "--mock", paramLabel = "JSON", description = "The result of the Task, Map or Parallel: JSON or @FILE.")
    private Optional<String> result = Optional.empty();

    @Option(names = "--mock-error", paramLabel = "NAME", description = "The error with which it fails instead.")
    private Optional<String> error = Optional.empty();

    @Option(names = "--mock-cause", paramLabel = "TEXT", description = "The cause of that error.")
    private Optional<String> cause = Optional.empty();

    @Option(names = "--validation", paramLabel = "MODE", defaultValue = "STRICT", description = "How the result is held against the API of its service: STRICT (default), PRESENT or NONE.")
    private FieldValidation validation = FieldValidation.STRICT;

    @Option(names = "--retries", paramLabel = "N", description = "How often the retrier was used before.")
    private Optional<Integer> retries = Optional.empty();

    @Option(names = "--caused-by", paramLabel = "NAME", description = "The state inside the Map or Parallel in which the error arose.")
    private Optional<String> causedBy = Optional.empty();

    @Option(names = "--failed-items", paramLabel = "N", description = "How many items of the Map failed.")
    private Optional<Integer> failedItems = Optional.empty();

    @Option(names = "--items", paramLabel = "DATA", description = "What the ItemReader of the Map read: text or @FILE.")
    private Optional<String> items = Optional.empty();

    Optional<MockRequest> request() {
        if (result.isEmpty() && error.isEmpty() && cause.isEmpty()) {
            return Optional.empty();
        }
        Optional<Failure> failure = error.isEmpty() && cause.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(error, cause));
        return Optional.of(new MockRequest(result.map(MockOptions::text), failure, validation));
    }

    StateTest.Configuration configuration() {
        return new StateTest.Configuration(number(retries), causedBy, number(failedItems),
                items.map(MockOptions::text));
    }

    private static String text(String option) {
        return option.startsWith("@") ? TextInput.file(Path.of(option.substring(1))) : option;
    }

    private static OptionalInt number(Optional<Integer> option) {
        return option.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
