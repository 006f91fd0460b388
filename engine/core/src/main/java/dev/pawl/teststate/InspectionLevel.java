package dev.pawl.teststate;

/** How much a test tells; each level tells what the one before tells. */
public enum InspectionLevel {
    /** How it ended. */
    INFO,
    /** What each step of the data gave. */
    DEBUG,
    /** What went over the wire to an HTTP endpoint. */
    TRACE
}
