package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Chart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds the edges that lead back to where one has come from, walking from the start in the order of the
 * definition.
 */
final class BackEdges {
    /** A node on the way that is walked, and how many of its edges were looked at. */
    private static final class Step {
        private final int node;
        private int next;

        private Step(int node) {
            this.node = node;
        }
    }

    private final Chart chart;
    private final List<List<Integer>> out = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final BitSet onWay = new BitSet();
    private final BitSet back = new BitSet();

    private BackEdges(Chart chart) {
        this.chart = chart;
        chart.nodes().forEach(node -> out.add(new ArrayList<>()));
        for (int i = 0; i < chart.edges().size(); i++) {
            out.get(chart.edges().get(i).from()).add(i);
        }
    }

    /** Indexes of edges; without them there is no loop, but for edges from a node to itself. */
    static BitSet of(Chart chart) {
        BackEdges search = new BackEdges(chart);
        for (int node = 0; node < chart.nodes().size(); node++) {
            if (!search.seen.get(node)) {
                search.walk(node);
            }
        }
        return search.back;
    }

    private void walk(int first) {
        Deque<Step> way = new ArrayDeque<>();
        enter(first, way);
        while (!way.isEmpty()) {
            Step step = way.element();
            if (step.next == out.get(step.node).size()) {
                onWay.clear(step.node);
                way.pop();
                continue;
            }
            int edge = out.get(step.node).get(step.next++);
            int to = chart.edges().get(edge).to();
            if (onWay.get(to)) {
                back.set(edge, to != step.node);
            } else if (!seen.get(to)) {
                enter(to, way);
            }
        }
    }

    private void enter(int node, Deque<Step> way) {
        seen.set(node);
        onWay.set(node);
        way.push(new Step(node));
    }
}
