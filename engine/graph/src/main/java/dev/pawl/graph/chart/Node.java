package dev.pawl.graph.chart;

/** What edges lead from and to. */
public sealed interface Node {
    /**
     * Where a flow begins or ends, or where references arrive.
     *
     * @param text
     *            what stands in it, perhaps nothing
     */
    record Mark(Kind kind, String text) implements Node {
        /** Which of them. */
        public enum Kind {
            /** The machine begins. */
            START,
            /** The machine ends well. */
            END,
            /** What runs inside a state begins. */
            FORK,
            /** What runs inside a state has ended. */
            JOIN,
            /** References arrive. */
            CAUGHT
        }
    }

    /** A state with nothing inside. */
    record Card(Face face) implements Node {}

    /**
     * A state with flows inside.
     *
     * @param repeats
     *            whether they run once for each item
     */
    record Container(Face face, boolean repeats, Chart inside) implements Node {}
}
