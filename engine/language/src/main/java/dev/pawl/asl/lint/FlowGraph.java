package dev.pawl.asl.lint;

import dev.pawl.asl.lint.Outline.FlowNode;
import dev.pawl.asl.lint.Outline.StateNode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The transitions of one flow between its states, which are numbered in their order: for questions asked
 * often.
 */
final class FlowGraph {
    private final int[][] next;

    private FlowGraph(int[][] next) {
        this.next = next;
    }

    static FlowGraph of(FlowNode flow) {
        Map<String, Integer> numbers = new HashMap<>();
        for (StateNode state : flow.states()) {
            numbers.put(state.name(), numbers.size());
        }
        List<int[]> next = flow.states().stream().map(s -> Transitions.of(s).stream()
                .map(w -> numbers.get(w.target())).filter(Objects::nonNull).mapToInt(Integer::intValue).toArray())
                .toList();
        return new FlowGraph(next.toArray(int[][]::new));
    }

    /** The states that can come after one of these. */
    BitSet after(BitSet from) {
        BitSet reached = new BitSet(next.length);
        Deque<Integer> toVisit = new ArrayDeque<>();
        from.stream().forEach(toVisit::push);
        while (!toVisit.isEmpty()) {
            for (int target : next[toVisit.pop()]) {
                if (!reached.get(target)) {
                    reached.set(target);
                    toVisit.push(target);
                }
            }
        }
        return reached;
    }

    /** How much work one question is. */
    int size() {
        return next.length;
    }
}
