package dev.pawl.lint.shape;

import java.util.List;
import java.util.Map;

/**
 * What the data of a machine look like on their way.
 *
 * @param problems
 *            in the order of the definition
 * @param inputs
 *            what each state gets, by the state's name, before InputPath; states that are never reached get
 *            {@link Shape#NEVER}
 * @param output
 *            what the machine gives when it succeeds
 * @param complete
 *            whether all of it was looked at; a machine beyond all measure is given up, and has no problems
 */
public record DataFlowReport(List<FlowProblem> problems, Map<String, Shape> inputs, Shape output, boolean complete) {
    /** Takes the shapes as they are. */
    public DataFlowReport {
        problems = List.copyOf(problems);
        inputs = Map.copyOf(inputs);
    }

    /** A machine of which nothing is known. */
    static DataFlowReport givenUp() {
        return new DataFlowReport(List.of(), Map.of(), Shape.ANYTHING, false);
    }

    /** What a state gets as its input, before InputPath. */
    public Shape at(String state) {
        return inputs.getOrDefault(state, complete ? Shape.NEVER : Shape.ANYTHING);
    }
}
