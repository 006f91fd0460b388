package dev.pawl.graph.chart;

import java.util.List;

/**
 * What stands at an edge.
 *
 * @param lines
 *            short enough to be shown
 * @param whole
 *            what the lines were cut from
 */
public record Label(List<String> lines, String whole) {
    /** Nothing. */
    public static final Label NONE = new Label(List.of(), "");
}
