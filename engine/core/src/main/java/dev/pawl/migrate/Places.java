package dev.pawl.migrate;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.StateMachine;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import java.util.Optional;

/** Where the lines of control of an execution are in a definition, which may be another than they run. */
public final class Places {
    private final StateMachine machine;
    private final ExecutionState state;

    /** Of that execution in that definition. */
    public Places(StateMachine machine, ExecutionState state) {
        this.machine = machine;
        this.state = state;
    }

    /** The states among which a frame moves; empty if the definition has no such flow. */
    public Optional<Flow> flow(Frame frame) {
        if (frame.parent().isEmpty()) {
            return Optional.of(machine.flow());
        }
        Frame.Parent parent = frame.parent().get();
        return flow(around(parent)).map(flow -> flow.states().get(parent.state())).flatMap(outer -> switch (outer) {
            case ParallelState parallel -> parent.index() < parallel.branches().size()
                    ? Optional.of(parallel.branches().get(parent.index()))
                    : Optional.empty();
            case MapState map -> Optional.of(map.processor().flow());
            default -> Optional.empty();
        });
    }

    /** In words: the states around a frame, from the outside in, then the state itself. */
    public String name(Frame frame, String stateName) {
        if (frame.parent().isEmpty()) {
            return stateName;
        }
        Frame.Parent parent = frame.parent().get();
        Frame around = around(parent);
        String part = flow(around).map(flow -> flow.states().get(parent.state())).orElse(null) instanceof MapState
                ? " / item "
                : " / branch ";
        return name(around, parent.state()) + part + parent.index() + " / " + stateName;
    }

    private Frame around(Frame.Parent parent) {
        return state.frame(parent.frame())
                .orElseThrow(() -> new IllegalStateException("Expected a frame around " + parent));
    }
}
