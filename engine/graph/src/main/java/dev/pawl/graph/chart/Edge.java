package dev.pawl.graph.chart;

/**
 * A way from one node to another.
 *
 * @param from
 *            index of a node of the same chart
 * @param to
 *            index of a node of the same chart
 * @param label
 *            what stands at it, perhaps nothing
 */
public record Edge(int from, int to, Kind kind, Label label) {
    /** Why one comes this way. */
    public enum Kind {
        /** The flow begins. */
        ENTER,
        /** The state has ended. */
        NEXT,
        /** A rule of a Choice holds. */
        CHOICE,
        /** No rule of a Choice holds. */
        DEFAULT,
        /** The state has failed. */
        CATCH,
        /** The flow ends. */
        END
    }
}
