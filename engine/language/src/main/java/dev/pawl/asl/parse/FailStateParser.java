package dev.pawl.asl.parse;

import dev.pawl.asl.FailState;

/** Reads a Fail. */
final class FailStateParser {
    private FailStateParser() {}

    static FailState parse(StateSource state) {
        return new FailState(state.info(),
                TextFields.read(state.fields(), "Error", "ErrorPath", state.language()),
                TextFields.read(state.fields(), "Cause", "CausePath", state.language()));
    }
}
