package dev.pawl.dsl.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which node of a graph every way from its root to another node passes through last before it, by the
 * algorithm of
 * Cooper, Harvey and Kennedy.
 */
final class Dominators {
    private static final int NONE = -1;
    private final List<String> order = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final int[] immediate;

    private Dominators(String root, Function<String, List<String>> successors) {
        number(root, successors);
        List<List<Integer>> predecessors = new ArrayList<>();
        order.forEach(n -> predecessors.add(new ArrayList<>()));
        for (int i = 0; i < order.size(); i++) {
            for (String to : successors.apply(order.get(i))) {
                predecessors.get(at(to)).add(i);
            }
        }
        immediate = new int[order.size()];
        Arrays.fill(immediate, NONE);
        immediate[0] = 0;
        solve(predecessors);
    }

    static Dominators of(String root, Function<String, List<String>> successors) {
        return new Dominators(root, successors);
    }

    private int at(String node) {
        return index.getOrDefault(node, NONE);
    }

    /** Numbers the nodes in reverse postorder, without recursion: flows may be long. */
    private void number(String root, Function<String, List<String>> successors) {
        record Visit(String node, Deque<String> rest) {}
        Deque<Visit> path = new ArrayDeque<>();
        Map<String, Boolean> seen = new HashMap<>();
        List<String> postorder = new ArrayList<>();
        seen.put(root, true);
        path.push(new Visit(root, new ArrayDeque<>(successors.apply(root))));
        while (!path.isEmpty()) {
            Visit top = path.element();
            if (top.rest().isEmpty()) {
                postorder.add(path.pop().node());
            } else {
                String next = top.rest().pop();
                if (seen.put(next, true) == null) {
                    path.push(new Visit(next, new ArrayDeque<>(successors.apply(next))));
                }
            }
        }
        for (String node : postorder.reversed()) {
            index.put(node, order.size());
            order.add(node);
        }
    }

    private void solve(List<List<Integer>> predecessors) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int node = 1; node < order.size(); node++) {
                int best = NONE;
                for (int before : predecessors.get(node)) {
                    if (immediate[before] != NONE) {
                        best = best == NONE ? before : meet(before, best);
                    }
                }
                changed |= immediate[node] != best;
                immediate[node] = best;
            }
        }
    }

    private int meet(int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            while (a > b) {
                a = immediate[a];
            }
            while (b > a) {
                b = immediate[b];
            }
        }
        return a;
    }

    /** The last node that every way from the root to that one passes through; nothing for the root. */
    Optional<String> immediate(String node) {
        int at = at(node);
        return at <= 0 || immediate[at] == NONE ? Optional.empty() : Optional.of(order.get(immediate[at]));
    }

    /** Whether every way to the other passes through this one; a node does so for itself. */
    boolean dominates(String node, String other) {
        int wanted = at(node);
        int at = at(other);
        while (at > wanted && wanted >= 0) {
            at = immediate[at];
        }
        return at == wanted && wanted >= 0;
    }

    /** How many nodes each node dominates, itself included. */
    Map<String, Integer> sizes() {
        int[] sizes = new int[order.size()];
        for (int i = order.size() - 1; i >= 0; i--) {
            sizes[i]++;
            if (i > 0) {
                sizes[immediate[i]] += sizes[i];
            }
        }
        Map<String, Integer> all = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            all.put(order.get(i), sizes[i]);
        }
        return all;
    }
}
