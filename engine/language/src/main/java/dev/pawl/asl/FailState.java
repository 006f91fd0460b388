package dev.pawl.asl;

import java.util.Optional;

/**
 * Ends its flow with an error.
 *
 * @param error
 *            name of the error
 * @param cause
 *            text for people
 */
public record FailState(StateInfo info, Optional<TextField> error, Optional<TextField> cause) implements State {
    @Override
    public DataFlow data() {
        return switch (info.queryLanguage()) {
            case JSON_PATH -> DataFlow.JsonPathFlow.PLAIN;
            case JSONATA -> DataFlow.JsonataFlow.PLAIN;
        };
    }
}
