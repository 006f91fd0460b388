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
 * @param outputs
 *            what each state hands on or ends with, by the state's name, whichever way it is left
 * @param output
 *            what the machine gives when it succeeds
 * @param complete
 *            whether all of it was looked at; a machine beyond all measure is given up, and has no problems
 */
public record DataFlowReport(List<FlowProblem> problems, Map<String, Shape> inputs, Map<String, Shape> outputs,
        Shape output, boolean complete) {
    /** Takes the shapes as they are. */
    public DataFlowReport {
        problems = List.copyOf(problems);
        inputs = Map.copyOf(inputs);
        outputs = Map.copyOf(outputs);
    }

    /** A machine of which nothing is known. */
    static DataFlowReport givenUp() {
        return new DataFlowReport(List.of(), Map.of(), Map.of(), Shape.ANYTHING, false);
    }

    /** What a state gets as its input, before InputPath. */
    public Shape at(String state) {
        return inputs.getOrDefault(state, complete ? Shape.NEVER : Shape.ANYTHING);
    }

    /** What a state hands on, or ends with. */
    public Shape after(String state) {
        return outputs.getOrDefault(state, complete ? Shape.NEVER : Shape.ANYTHING);
    }
}
