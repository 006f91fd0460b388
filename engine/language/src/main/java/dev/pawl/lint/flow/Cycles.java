package dev.pawl.lint.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * States of a flow that lead back to themselves: each in a group with all that it can reach and be reached
 * from.
 */
public final class Cycles {
    private final List<List<Integer>> next;
    private final List<List<Integer>> before;

    private Cycles(int size) {
        next = new ArrayList<>(size);
        before = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            next.add(new ArrayList<>());
            before.add(new ArrayList<>());
        }
    }

    /**
     * The groups, each in the order of the definition.
     *
     * @param among
     *            the states to look at
     * @param along
     *            the ways to follow
     */
    public static List<List<StatePlace>> of(FlowPlace flow, Predicate<StatePlace> among, Predicate<Way> along) {
        List<StatePlace> states = flow.states().stream().filter(among).toList();
        Map<String, Integer> numbers = new HashMap<>();
        states.forEach(s -> numbers.put(s.name(), numbers.size()));
        Cycles cycles = new Cycles(states.size());
        for (int i = 0; i < states.size(); i++) {
            for (Way way : states.get(i).ways()) {
                Integer target = numbers.get(way.target());
                if (target != null && along.test(way)) {
                    cycles.next.get(i).add(target);
                    cycles.before.get(target).add(i);
                }
            }
        }
        return cycles.groups().stream().map(g -> g.stream().mapToObj(states::get).toList()).toList();
    }

    /** Those reached against the ways, beginning with whoever was finished last along them. */
    private List<BitSet> groups() {
        List<BitSet> groups = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int start : finished().reversed()) {
            BitSet group = new BitSet();
            Deque<Integer> toVisit = new ArrayDeque<>();
            if (!seen.get(start)) {
                seen.set(start);
                toVisit.push(start);
            }
            while (!toVisit.isEmpty()) {
                int state = toVisit.pop();
                group.set(state);
                for (int other : before.get(state)) {
                    if (!seen.get(other)) {
                        seen.set(other);
                        toVisit.push(other);
                    }
                }
            }
            if (group.cardinality() > 1 || (group.cardinality() == 1 && next.get(start).contains(start))) {
                groups.add(group);
            }
        }
        return groups;
    }

    private List<Integer> finished() {
        List<Integer> order = new ArrayList<>();
        BitSet seen = new BitSet();
        int[] at = new int[next.size()];
        for (int start = 0; start < next.size(); start++) {
            Deque<Integer> path = new ArrayDeque<>();
            if (!seen.get(start)) {
                seen.set(start);
                path.push(start);
            }
            while (!path.isEmpty()) {
                int state = path.element();
                if (at[state] == next.get(state).size()) {
                    order.add(path.pop());
                } else {
                    int other = next.get(state).get(at[state]++);
                    if (!seen.get(other)) {
                        seen.set(other);
                        path.push(other);
                    }
                }
            }
        }
        return order;
    }
}
