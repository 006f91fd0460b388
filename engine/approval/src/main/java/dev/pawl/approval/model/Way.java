package dev.pawl.approval.model;

/** How an act reached us. */
public enum Way {
    /** The REST API. */
    REST,
    /** The command line. */
    CLI,
    /** A signed link. */
    LINK,
    /** The console. */
    CONSOLE,
    /** Nobody: the workflow, or time. */
    ENGINE
}
