package dev.pawl.asl.lint;

import dev.pawl.asl.StateType;
import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.parse.ProblemCode;
import dev.pawl.asl.parse.Problems;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every transition leads to a state of the same flow, every state can be reached, and the machine can end.
 * AWS asks the
 * last of the outermost flow only, and does not look for unreachable states when it fails.
 */
final class TransitionRule implements Rule {
    @Override
    public void check(Outline outline, Problems problems) {
        List<FlowNode> flows = outline.flows().stream().filter(FlowNode::isWhole).toList();
        flows.forEach(f -> findMissingTargets(f, problems));
        if (outline.machine().isWhole() && outline.machine().states().stream().noneMatch(TransitionRule::mayEnd)) {
            problems.add(Problem.error(ProblemCode.MISSING_END_STATE, "Workflow has no terminal state"));
        } else {
            flows.forEach(f -> findUnreachable(f, problems));
        }
    }

    private static void findMissingTargets(FlowNode flow, Problems problems) {
        Set<String> names = flow.states().stream().map(StateNode::name).collect(Collectors.toSet());
        checkTarget(flow.node().path("StartAt").textValue(), flow.location().child("StartAt"), names, problems);
        for (StateNode state : flow.states()) {
            Transitions.of(state).forEach(w -> checkTarget(w.target(), w.location(), names, problems));
        }
    }

    private static void checkTarget(String target, Location at, Set<String> names, Problems problems) {
        if (!names.contains(target)) {
            problems.add(Problem.error(ProblemCode.MISSING_TRANSITION_TARGET, "Missing 'Next' target: " + target, at));
        }
    }

    /** A state whose type is not known is reported for that, and gets the benefit of the doubt here. */
    private static boolean mayEnd(StateNode state) {
        boolean known = Arrays.stream(StateType.values()).anyMatch(t -> state.is(t.text()));
        return !known || state.is("Succeed") || state.is("Fail") || state.node().path("End").asBoolean(false);
    }

    private static void findUnreachable(FlowNode flow, Problems problems) {
        Map<String, StateNode> byName = flow.states().stream()
                .collect(Collectors.toMap(StateNode::name, Function.identity()));
        Set<String> reached = new HashSet<>();
        Deque<String> toVisit = new ArrayDeque<>(List.of(flow.node().path("StartAt").textValue()));
        while (!toVisit.isEmpty()) {
            StateNode state = byName.get(toVisit.pop());
            if (state != null && reached.add(state.name())) {
                Transitions.of(state).forEach(w -> toVisit.push(w.target()));
            }
        }
        for (StateNode state : flow.states()) {
            if (!reached.contains(state.name())) {
                problems.add(Problem.error(ProblemCode.MISSING_TRANSITION_TARGET,
                        "State \"" + state.name() + "\" is not reachable.", state.location()));
            }
        }
    }
}
