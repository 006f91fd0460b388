package dev.pawl.asl.parse;

import dev.pawl.asl.PassState;

/** Reads a Pass. */
final class PassStateParser {
    private PassStateParser() {}

    static PassState parse(StateSource state) {
        return new PassState(state.info(), DataFlowParser.parse(state, Reach.INPUT),
                TransitionParser.parse(state.fields()), state.fields().value("Result"));
    }
}
