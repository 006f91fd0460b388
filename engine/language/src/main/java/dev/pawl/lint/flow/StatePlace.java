package dev.pawl.lint.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.Retrier;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.asl.parse.Location;
import java.util.List;

/**
 * A state.
 *
 * @param node
 *            the object that was written
 * @param runsAs
 *            the kind of execution in which it runs
 * @param inner
 *            the flows that run inside it
 */
public record StatePlace(State state, JsonNode node, Location at, MachineType runsAs, List<FlowPlace> inner) {
    /** Its name. */
    public String name() {
        return state.name();
    }

    /** The place of one of its fields. */
    public Location field(String name) {
        return at.child(name);
    }

    /** Whether it is read as JSONata. */
    public boolean isJsonata() {
        return state.info().queryLanguage() == QueryLanguage.JSONATA;
    }

    /** Its retriers; most kinds of state can have none. */
    public List<Retrier> retriers() {
        return switch (state) {
            case TaskState s -> s.retriers();
            case ParallelState s -> s.retriers();
            case MapState s -> s.retriers();
            case PassState s -> List.of();
            case ChoiceState s -> List.of();
            case WaitState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    /** Its catchers; most kinds of state can have none. */
    public List<Catcher> catchers() {
        return switch (state) {
            case TaskState s -> s.catchers();
            case ParallelState s -> s.catchers();
            case MapState s -> s.catchers();
            case PassState s -> List.of();
            case ChoiceState s -> List.of();
            case WaitState s -> List.of();
            case SucceedState s -> List.of();
            case FailState s -> List.of();
        };
    }

    /** The ways out of it, in the order in which they are tried. */
    public List<Way> ways() {
        return Way.from(this);
    }
}
