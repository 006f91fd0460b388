package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.chart.Node;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;

/** What ELK is asked for. */
final class ElkOptions {
    /** Beyond, the strategies are taken whose time grows slowly. */
    private static final int LARGE = 1_200;
    private static final int STRAIGHT = 10;

    private ElkOptions() {}

    static void flow(ElkNode root, long weight) {
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
                CenterEdgeLabelPlacementStrategy.TAIL_LAYER);
        boolean large = weight > LARGE;
        // what it costs to keep the definition's order grows with the third power of the edges side by side
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY,
                large ? OrderingStrategy.NONE : OrderingStrategy.PREFER_EDGES);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY,
                large ? LayeringStrategy.LONGEST_PATH_SOURCE : LayeringStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY,
                large ? NodePlacementStrategy.BRANDES_KOEPF : NodePlacementStrategy.NETWORK_SIMPLEX);
        if (large) {
            root.setProperty(LayeredOptions.THOROUGHNESS, 2);
            root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        }
    }

    static void node(ElkNode elk, Node node) {
        if (node instanceof Node.Mark mark) {
            elk.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, switch (mark.kind()) {
                case START, FORK, CAUGHT -> LayerConstraint.FIRST;
                case END, JOIN -> LayerConstraint.LAST;
            });
        }
    }

    static void edge(ElkEdge elk, Edge.Kind kind) {
        switch (kind) {
            case ENTER, NEXT, END -> elk.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, STRAIGHT);
            case CHOICE, DEFAULT -> elk.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 2);
            case CATCH -> elk.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 0);
        }
    }
}
