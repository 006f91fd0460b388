package dev.pawl.interpreter;

import dev.pawl.arn.ArnParser;
import dev.pawl.arn.ExecutionRef;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.asl.Flow;
import dev.pawl.asl.ItemProcessor;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.interpreter.model.MapRun;
import java.util.Optional;
import java.util.OptionalLong;

/** What the child executions of distributed Maps run: the ItemProcessor that their ARN's label names. */
public final class ChildMachines {
    private ChildMachines() {}

    /**
     * What an execution runs.
     *
     * @param whole
     *            the definition of its machine's revision
     * @throws IllegalStateException
     *             if the ARN has a label that the definition has not
     */
    public static StateMachine of(StateMachine whole, String executionArn) {
        if (executionArn.indexOf('/') < 0
                || !(ArnParser.parse(executionArn) instanceof ExecutionRef child)
                || !(child.runs() instanceof LabelledStateMachineArn runs)) {
            return whole;
        }
        Flow flow = map(whole, runs.label()).processor().flow();
        return new StateMachine(whole.comment(), whole.version(), whole.queryLanguage(), OptionalLong.empty(), flow);
    }

    /**
     * The distributed Map of that label.
     *
     * @throws IllegalStateException
     *             if the definition has none
     */
    public static MapState map(StateMachine whole, String label) {
        return find(whole.flow(), label).orElseThrow(() -> new IllegalStateException(
                "Expected a distributed Map with the label " + label + ", but there is none"));
    }

    private static Optional<MapState> find(Flow flow, String label) {
        for (State state : flow.states().values()) {
            Optional<MapState> found = switch (state) {
                case MapState map -> map.processor().mode() == ItemProcessor.Mode.DISTRIBUTED
                        && MapRun.label(map).equals(label) ? Optional.of(map) : find(map.processor().flow(), label);
                case ParallelState parallel -> parallel.branches().stream()
                        .flatMap(branch -> find(branch, label).stream()).findFirst();
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
