package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.chart.Edge;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * How much work a flow will be: its nodes, and a place in each layer that an edge crosses, counted before any
 * work is done.
 */
final class Weight {
    private Weight() {}

    static long of(Chart chart, BitSet back) {
        int[] layer = layers(chart, out(chart, back));
        long weight = layer.length;
        for (Edge edge : chart.edges()) {
            weight += Math.max(1, Math.abs(layer[edge.to()] - layer[edge.from()]));
        }
        return weight;
    }

    /**
     * Where the edges of each node lead to; edges that turn back the other way round, those to itself left out.
     */
    private static int[][] out(Chart chart, BitSet back) {
        int[] sizes = new int[chart.nodes().size()];
        for (int i = 0; i < chart.edges().size(); i++) {
            sizes[from(chart, back, i)] += turns(chart, i) ? 0 : 1;
        }
        int[][] out = new int[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            out[i] = new int[sizes[i]];
        }
        for (int i = 0; i < chart.edges().size(); i++) {
            if (!turns(chart, i)) {
                int from = from(chart, back, i);
                out[from][--sizes[from]] = to(chart, back, i);
            }
        }
        return out;
    }

    /** The layer of each node: one behind the last of those that lead to it. */
    private static int[] layers(Chart chart, int[][] out) {
        int[] entries = new int[chart.nodes().size()];
        for (int[] targets : out) {
            for (int target : targets) {
                entries[target]++;
            }
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] == 0) {
                ready.add(i);
            }
        }
        int[] layer = new int[entries.length];
        while (!ready.isEmpty()) {
            int node = ready.remove();
            for (int next : out[node]) {
                layer[next] = Math.max(layer[next], layer[node] + 1);
                if (--entries[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return layer;
    }

    /** Whether an edge leads to where it begins: nothing comes after it. */
    private static boolean turns(Chart chart, int edge) {
        return chart.edges().get(edge).from() == chart.edges().get(edge).to();
    }

    private static int from(Chart chart, BitSet back, int edge) {
        return back.get(edge) ? chart.edges().get(edge).to() : chart.edges().get(edge).from();
    }

    private static int to(Chart chart, BitSet back, int edge) {
        return back.get(edge) ? chart.edges().get(edge).from() : chart.edges().get(edge).to();
    }
}
