package dev.pawl.dsl.jsonpath;

/** The null of InputPath, OutputPath and ResultPath, which is something else than leaving them out. */
public enum Nothing {
    /** The only one. */
    NOTHING
}
