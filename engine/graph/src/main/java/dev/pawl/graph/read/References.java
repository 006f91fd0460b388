package dev.pawl.graph.read;

import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Edge.Kind;
import dev.pawl.graph.chart.Label;
import dev.pawl.graph.chart.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes catches out that would cover a picture with lines: where many states have the same one for their
 * errors, each says
 * its name instead, and it says how many they are.
 */
final class References {
    /** So many lines to one state can still be followed. */
    private static final int MOST_LINES = 3;
    private static final int NAME = 22;

    private References() {}

    static Chart apart(List<Node> nodes, List<Edge> edges) {
        Map<Integer, Integer> catches = new HashMap<>();
        edges.stream().filter(e -> e.kind() == Kind.CATCH).forEach(e -> catches.merge(e.to(), 1, Integer::sum));
        Set<Integer> speaking = new HashSet<>();
        edges.stream().filter(e -> e.kind() == Kind.CATCH && catches.getOrDefault(e.to(), 0) > MOST_LINES)
                .forEach(e -> speaking.add(e.from()));
        List<Edge> drawn = new ArrayList<>();
        List<Edge> said = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.kind() == Kind.CATCH && speaking.contains(edge.from())) {
                said.add(
                        new Edge(edge.from(), edge.to(), edge.kind(), words(edge.label(), name(nodes.get(edge.to())))));
            } else {
                drawn.add(edge);
            }
        }
        List<Node> all = new ArrayList<>(nodes);
        marks(said).forEach((to, count) -> {
            drawn.add(new Edge(all.size(), to, Kind.CATCH, Label.NONE));
            all.add(new Node.Mark(Node.Mark.Kind.CAUGHT, "caught from " + count + (count == 1 ? " state" : " states")));
        });
        return new Chart(List.copyOf(all), List.copyOf(drawn), List.copyOf(said));
    }

    private static Map<Integer, Integer> marks(List<Edge> said) {
        Map<Integer, Integer> counts = new TreeMap<>();
        said.forEach(edge -> counts.merge(edge.to(), 1, Integer::sum));
        return counts;
    }

    private static Label words(Label errors, String target) {
        return new Label(List.of(Cut.to(errors.whole(), NAME), "→ " + Cut.to(target, NAME)),
                errors.whole() + " → " + target);
    }

    private static String name(Node node) {
        return switch (node) {
            case Node.Mark m -> m.text();
            case Node.Card c -> c.face().name();
            case Node.Container c -> c.face().name();
        };
    }
}
