package dev.pawl.graph.read;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Label;
import dev.pawl.graph.chart.Node;
import dev.pawl.graph.chart.Node.Mark.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a state machine to its chart. Transitions to states that are not there are left out. */
public final class ChartReader {
    private static final int OUT = -1;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Kind end;

    private ChartReader(Kind end) {
        this.end = end;
    }

    /** The whole machine. */
    public static Chart read(StateMachine machine) {
        return chart(List.of(machine.flow()), Kind.START, Kind.END);
    }

    private static Chart chart(List<Flow> flows, Kind start, Kind end) {
        ChartReader reader = new ChartReader(end);
        reader.nodes.add(new Node.Mark(start, start == Kind.START ? "Start" : ""));
        flows.forEach(reader::flow);
        reader.close();
        return References.apart(reader.nodes, reader.edges);
    }

    private void flow(Flow flow) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (State state : flow.states().values()) {
            index.put(state.name(), nodes.size());
            nodes.add(node(state));
        }
        Integer first = index.get(flow.startAt());
        if (first != null) {
            edges.add(new Edge(0, first, Edge.Kind.ENTER, Label.NONE));
        }
        index.forEach((name, from) -> {
            for (Ways.Way way : Ways.of(flow.state(name))) {
                Integer to = index.get(way.to());
                if (to != null) {
                    edges.add(new Edge(from, to, way.kind(), way.label()));
                }
            }
        });
        index.forEach((name, from) -> {
            if (Ways.ends(flow.state(name))) {
                edges.add(new Edge(from, OUT, Edge.Kind.END, Label.NONE));
            }
        });
    }

    /** A flow that never ends well has no mark for it. */
    private void close() {
        if (edges.stream().anyMatch(edge -> edge.to() == OUT)) {
            int last = nodes.size();
            nodes.add(new Node.Mark(end, end == Kind.END ? "End" : ""));
            edges.replaceAll(edge -> edge.to() == OUT ? new Edge(edge.from(), last, edge.kind(), edge.label()) : edge);
        }
    }

    private static Node node(State state) {
        return switch (state) {
            case ParallelState s -> new Node.Container(Faces.of(s), false, chart(s.branches(), Kind.FORK, Kind.JOIN));
            case MapState s ->
                new Node.Container(Faces.of(s), true, chart(List.of(s.processor().flow()), Kind.FORK, Kind.JOIN));
            default -> new Node.Card(Faces.of(state));
        };
    }
}
