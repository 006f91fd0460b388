package dev.pawl.asl;

/** The two kinds of state machine: what a definition may hold depends on it. */
public enum MachineType {
    STANDARD, EXPRESS
}
