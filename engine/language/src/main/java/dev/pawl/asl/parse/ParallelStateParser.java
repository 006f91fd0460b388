package dev.pawl.asl.parse;

import dev.pawl.asl.Flow;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.QueryLanguage;

/** Reads a Parallel. */
final class ParallelStateParser {
    static final AllowedFields BRANCH = AllowedFields.of("StartAt", "States", "Comment");

    private ParallelStateParser() {}

    static ParallelState parse(StateSource state) {
        Fields fields = state.fields();
        fields.require("Branches");
        return new ParallelState(state.info(), DataFlowParser.parse(state, Reach.RESULT),
                TransitionParser.parse(fields), fields.elements("Branches", false, e -> branch(e, state)),
                RetrierParser.parseAll(fields, state.language()), CatcherParser.parseAll(fields, state.language()));
    }

    private static Flow branch(Fields.Element element, StateSource state) {
        Fields branch = Fields.of(element.node(), element.location(), state.context().problems());
        branch.allowOnly(BRANCH, QueryLanguage.JSON_PATH);
        return FlowParser.parse(branch, branch.text("Comment"), state.context());
    }
}
