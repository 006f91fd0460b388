package dev.pawl.graph.svg;

/** Which colours a file has. */
public enum Theme {
    LIGHT, DARK,
    /** Those that the reader's system prefers. */
    AUTO
}
