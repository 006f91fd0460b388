package dev.pawl.graph.chart;

import java.util.List;

/**
 * One flow as nodes and edges.
 *
 * @param nodes
 *            in the order of the definition, after the mark where the flow begins
 * @param edges
 *            between them, by index
 * @param references
 *            edges that are not drawn all the way: so many lead to the same node that words say it better
 */
public record Chart(List<Node> nodes, List<Edge> edges, List<Edge> references) {}
