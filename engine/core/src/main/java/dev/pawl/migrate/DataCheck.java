package dev.pawl.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.Flow;
import dev.pawl.asl.StateMachine;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Step;
import dev.pawl.lint.shape.DataFlowCheck;
import dev.pawl.lint.shape.FlowProblem;
import dev.pawl.lint.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the other definition, from where an execution stands, reads data and variables that are not there.
 * What
 * the present definition reads in vain, too, is not told.
 */
final class DataCheck {
    private static final Set<FlowProblem.Kind> MISSING = Set.of(FlowProblem.Kind.PATH_NEVER_PRODUCED,
            FlowProblem.Kind.EXPRESSION_ALWAYS_UNDEFINED, FlowProblem.Kind.TYPE_NEVER_FITS,
            FlowProblem.Kind.VARIABLE_MAYBE_UNASSIGNED, FlowProblem.Kind.RESULT_PATH_ON_NON_OBJECT);
    /** Of a Map with thousands of items, all iterations read the same. */
    private static final int MOST_FRAMES = 50;

    private DataCheck() {}

    static List<Obstacle> check(StateMachine from, StateMachine to, ExecutionState state) {
        Places before = new Places(from, state);
        Places after = new Places(to, state);
        Set<String> known = new HashSet<>();
        List<Obstacle> found = new ArrayList<>();
        state.frames().stream().limit(MOST_FRAMES).forEach(frame -> {
            before.flow(frame).ifPresent(flow -> problems(flow, frame, state).forEach(p -> known.add(key(p))));
            after.flow(frame).ifPresent(flow -> problems(flow, frame, state).stream().filter(p -> known.add(key(p)))
                    .forEach(p -> found.add(Obstacle.warning(after.name(frame, p.state()), p.message()))));
        });
        return found;
    }

    private static String key(FlowProblem problem) {
        return problem.state() + " " + problem.location() + " " + problem.message();
    }

    private static List<FlowProblem> problems(Flow flow, Frame frame, ExecutionState state) {
        return switch (frame.step()) {
            case Step.Starting s -> follow(flow, flow.startAt(), s.input().value(), frame, state);
            case Step.Entering s -> follow(flow, s.state(), s.input().value(), frame, state);
            case Step.Inside s -> follow(flow, s.state(), s.input().value(), frame, state);
            case Step.Finished s -> List.of();
        };
    }

    private static List<FlowProblem> follow(Flow flow, String stateName, JsonNode input, Frame frame,
            ExecutionState state) {
        if (!flow.states().containsKey(stateName)) {
            return List.of();
        }
        return DataFlowCheck.from(flow, stateName, Shape.like(input), variables(frame, state)).problems().stream()
                .filter(problem -> MISSING.contains(problem.kind())).toList();
    }

    private static Map<String, Shape> variables(Frame frame, ExecutionState state) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Optional<Frame> at = Optional.of(frame);
        while (at.isPresent()) {
            at.get().variables().forEach((name, value) -> shapes.putIfAbsent(name, Shape.like(value)));
            at = at.get().parent().flatMap(parent -> state.frame(parent.frame()));
        }
        return shapes;
    }
}
