package dev.pawl.testkit;

import dev.pawl.asl.TaskResource;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.TaskCall;
import dev.pawl.testkit.value.Values;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the test itself, such as a mock that is missing. It ends the play, whatever the machine
 * catches.
 */
final class Faults {
    private @Nullable Throwable first;

    /** The value; empty if there is none because something is wrong. */
    <T> Optional<T> guard(Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (RuntimeException | Error e) {
            raise(e);
            return Optional.empty();
        }
    }

    void raise(Throwable fault) {
        if (first == null) {
            first = fault;
        }
    }

    /** A task that nobody does. */
    void unmocked(TaskCall call) {
        String indices = call.indices().isEmpty() ? "" : " of item " + call.indices();
        raise(new MockException("Expected a mock for the state " + call.state() + indices + " of " + call.machine()
                + ", but there is none for call " + call.invocation() + " (the first is 0) of " + name(call.resource())
                + " with " + Values.brief(call.arguments()) + ". For example: stage.when(\"" + call.state()
                + "\").returns(\"{}\"), or in a file of test cases \"mocks\": {\"" + call.state()
                + "\": {\"result\": {}}}"));
    }

    boolean any() {
        return first != null;
    }

    /** Throws what is wrong, if something is. */
    void check() {
        Throwable fault = first;
        first = null;
        switch (fault) {
            case null -> {
                // all is well
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static String name(TaskResource resource) {
        return resource.arn();
    }
}
