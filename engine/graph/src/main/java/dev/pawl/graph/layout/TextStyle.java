package dev.pawl.graph.layout;

/** The sizes in which a picture is lettered. The style sheet says the same. */
public enum TextStyle {
    /** Names of states. */
    NAME(13, true),
    /** What states do. */
    DETAIL(11, false),
    /** What stands at edges. */
    LABEL(11, false);

    private final double size;
    private final boolean bold;

    TextStyle(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** In pixels. */
    public double size() {
        return size;
    }

    boolean bold() {
        return bold;
    }
}
