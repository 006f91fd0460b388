package dev.pawl.graph.layout;

import dev.pawl.graph.chart.Chart;
import dev.pawl.graph.chart.Edge;
import dev.pawl.graph.layout.Picture.Box;
import dev.pawl.graph.layout.Picture.Line;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** One flow, laid out by ELK. */
final class ElkFlow {
    static {
        // ELK has to know the kinds of its own options before it copies the first of them
        LayoutMetaDataService.getInstance();
    }

    private final Chart chart;
    private final List<Box> boxes;
    private final BooleanSupplier late;
    private final BitSet back;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();
    private final List<ElkLabel> references = new ArrayList<>();

    ElkFlow(Chart chart, List<Box> boxes, BooleanSupplier late) {
        this.chart = chart;
        this.boxes = boxes;
        this.late = late;
        this.back = BackEdges.of(chart);
    }

    Picture run() {
        long weight = Weight.of(chart, back);
        if (weight > Layout.HEAVIEST) {
            throw new LayoutException(
                    "Expected a flow that can be drawn, but its transitions are too many and too long");
        }
        ElkOptions.flow(root, weight);
        boxes.forEach(this::node);
        chart.references().forEach(this::reference);
        for (int i = 0; i < chart.edges().size(); i++) {
            edge(chart.edges().get(i), back.get(i));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return late.getAsBoolean();
            }
        });
        return picture();
    }

    private void node(Box box) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(box.at().width(), box.at().height());
        ElkOptions.node(node, box.node());
        nodes.add(node);
    }

    /** An edge that leads back is turned round for ELK, and its points turned round again. */
    private void edge(Edge edge, boolean turned) {
        ElkConnectableShape from = edge.kind() == Edge.Kind.CATCH
                ? catches(nodes.get(edge.from()))
                : nodes.get(edge.from());
        ElkConnectableShape to = nodes.get(edge.to());
        ElkEdge line = turned ? ElkGraphUtil.createSimpleEdge(to, from) : ElkGraphUtil.createSimpleEdge(from, to);
        ElkOptions.edge(line, edge.kind());
        if (!edge.label().lines().isEmpty()) {
            Rect size = Measures.label(edge.label());
            ElkLabel label = ElkGraphUtil.createLabel(line);
            label.setText(edge.label().lines().getFirst());
            label.setDimensions(size.width(), size.height());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        edges.add(line);
    }

    /** Catches leave at the right side, all at one place. */
    private static ElkPort catches(ElkNode node) {
        if (!node.getPorts().isEmpty()) {
            return node.getPorts().getFirst();
        }
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, PortSide.EAST);
        return port;
    }

    /** Needs room to the right of its state. */
    private void reference(Edge edge) {
        ElkNode node = nodes.get(edge.from());
        Rect size = Measures.label(edge.label());
        ElkLabel label = ElkGraphUtil.createLabel(node);
        label.setText(edge.label().whole());
        label.setDimensions(Measures.REFERENCE_LINE + size.width(), size.height() + 4);
        label.setProperty(LayeredOptions.NODE_LABELS_PLACEMENT,
                EnumSet.of(NodeLabelPlacement.OUTSIDE, NodeLabelPlacement.H_RIGHT, NodeLabelPlacement.V_CENTER));
        references.add(label);
    }

    private Picture picture() {
        List<Box> placed = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            ElkNode node = nodes.get(i);
            placed.add(placed(boxes.get(i), node.getX(), node.getY()));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            lines.add(line(chart.edges().get(i), edges.get(i), back.get(i)));
        }
        for (int i = 0; i < references.size(); i++) {
            lines.add(reference(chart.references().get(i), references.get(i)));
        }
        return new Picture(root.getWidth(), root.getHeight(), List.copyOf(placed), List.copyOf(lines),
                edges.size());
    }

    private static Box placed(Box box, double x, double y) {
        Optional<Picture> inside = box.inside().map(picture -> picture
                .moved(x + (box.at().width() - picture.width()) / 2, y + Measures.HEADER));
        return new Box(box.node(), box.at().moved(x, y), box.name(), inside);
    }

    private Line reference(Edge edge, ElkLabel label) {
        ElkNode node = nodes.get(edge.from());
        double border = node.getX() + node.getWidth();
        double y = node.getY() + label.getY() + label.getHeight() / 2;
        double x = node.getX() + label.getX() + Measures.REFERENCE_LINE;
        Rect words = new Rect(x, node.getY() + label.getY() + 2, label.getWidth() - Measures.REFERENCE_LINE,
                label.getHeight() - 4);
        return new Line(edge, List.of(new Point(border, y), new Point(x, y)), Optional.of(words));
    }

    private static Line line(Edge edge, ElkEdge line, boolean turned) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : line.getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        if (turned) {
            Collections.reverse(points);
        }
        Optional<Rect> label = line.getLabels().stream().findFirst()
                .map(l -> new Rect(l.getX(), l.getY(), l.getWidth(), l.getHeight()));
        return new Line(edge, List.copyOf(points), label);
    }
}
